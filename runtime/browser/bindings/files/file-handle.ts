import { later } from './fs-request.ts';
import { closeFile } from './volume.ts';

/** The handle under an fs.promises FileHandle. */
export class FileHandle {
  readonly fd: number;
  onread: unknown = undefined;

  constructor(fd: number) {
    this.fd = fd;
  }

  getAsyncId(): number {
    return 0;
  }

  close(): Promise<unknown> {
    return later(() => closeFile(this.fd));
  }

  releaseFD(): number {
    return this.fd;
  }
}
