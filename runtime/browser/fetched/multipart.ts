import { host } from '../ground/host.ts';

function escaped(text: string): string {
  return text.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
}

function withWholeBreaks(text: string): string {
  return text.replace(/\r\n?|\n/g, '\r\n');
}

/** A form as Node's fetch writes it. WebKit's own writing cannot be read in a worker where the form has a file. */
export function multipartFrom(form: FormData): Blob {
  const boundary = `----formdata-undici-0${String(Math.floor(Math.random() * 1e11)).padStart(11, '0')}`;
  const parts: BlobPart[] = [];
  form.forEach((value, name) => {
    const start = `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(withWholeBreaks(name))}"`;
    if (typeof value === 'string') parts.push(`${start}\r\n\r\n${withWholeBreaks(value)}\r\n`);
    else {
      const type = value.type === '' ? 'application/octet-stream' : value.type;
      parts.push(`${start}; filename="${escaped(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value, '\r\n');
    }
  });
  parts.push(`--${boundary}--\r\n`);
  return new host.Blob(parts, { type: `multipart/form-data; boundary=${boundary}` });
}
