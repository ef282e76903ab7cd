import type {
  ExampleFiles,
  Exit,
  HttpRequest,
  HttpResponse,
  LogLine,
  ProblemKind,
  ResponseHead,
  SendOptions,
  SignalName,
  StartOptions,
  WayStep,
} from '../../runtime/contract.ts';

/** What the test and the page of `page-runtime.ts` say to each other, over HTTP: any browser can open that page. */

export interface Told {
  readonly kind: ProblemKind | 'bug';
  readonly message: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** From the test to the page. */
export type PageCommand =
  | { readonly type: 'prepare' }
  | {
      readonly type: 'start';
      readonly example: number;
      readonly files: ExampleFiles;
      readonly options: Omit<StartOptions, 'onLog' | 'onWay' | 'disk'>;
      /** Whether `/disks/<example>` has to be fetched. */
      readonly hasDisk: boolean;
      readonly tellsWay: boolean;
    }
  | {
      readonly type: 'send';
      readonly example: number;
      readonly number: number;
      readonly request: HttpRequest;
      readonly options: Pick<SendOptions, 'id' | 'deadlineMs'>;
      /** Whether each chunk is to be told; they all come with the response, too. */
      readonly tellsChunks: boolean;
      /** Whether the body waits at `/bodies/<number>`. */
      readonly hasBytes: boolean;
    }
  | { readonly type: 'abort'; readonly number: number }
  | { readonly type: 'signal'; readonly example: number; readonly name: SignalName }
  | { readonly type: 'stop'; readonly example: number; readonly graceMs: number | undefined }
  | { readonly type: 'close' };

/** From the page to the test; bytes as Base64. */
export type PageEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'trouble'; readonly words: string }
  | { readonly type: 'log'; readonly example: number; readonly line: LogLine }
  | {
      readonly type: 'way';
      readonly example: number;
      readonly steps: readonly WayStep[];
      readonly requestId: string | undefined;
    }
  | { readonly type: 'waited'; readonly example: number; readonly ms: number }
  | { readonly type: 'ports'; readonly example: number; readonly ports: readonly number[] }
  | { readonly type: 'ready'; readonly example: number; readonly port: number }
  | { readonly type: 'not-ready'; readonly example: number; readonly problem: Told }
  | { readonly type: 'exit'; readonly example: number; readonly exit: Exit }
  | { readonly type: 'head'; readonly number: number; readonly head: ResponseHead }
  | { readonly type: 'chunk'; readonly number: number; readonly chunk: string }
  | {
      readonly type: 'response';
      readonly number: number;
      readonly response: Omit<HttpResponse, 'body'>;
      /** In base64; undefined where it waits at `/bodies/<number>`, since to write so much of it would hold up the page. */
      readonly body: string | undefined;
    }
  | { readonly type: 'failed'; readonly number: number; readonly problem: Told };

/** Of a disk that is sent in one piece: each file by its path, where its bytes lie in what follows the index, or its link. */
export type DiskIndex = readonly (
  readonly [path: string, start: number, end: number] | readonly [path: string, linkTo: string]
)[];
