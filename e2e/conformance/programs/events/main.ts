import express from 'express';

const app = express();
app.get('/events', (req, res) => {
  res
    .set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', Connection: 'keep-alive' })
    .flushHeaders();
  const last = Number(req.get('Last-Event-ID') ?? 0);
  let id = last;
  const timer = setInterval(() => {
    id += 1;
    res.write(`id: ${id}\nevent: tick\ndata: line one of ${id}\ndata: line two\n\n`);
  }, 10);
  res.on('close', () => {
    clearInterval(timer);
    console.log('client left', id - last >= 3);
    if (last > 0) server.close();
  });
});

async function listen(from) {
  const controller = new AbortController();
  const response = await fetch('http://localhost:3000/events', {
    headers: { Accept: 'text/event-stream', 'Last-Event-ID': String(from) },
    signal: controller.signal,
  });
  console.log(response.status, response.headers.get('content-type'));
  let text = '';
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      console.log('event', JSON.stringify(text.slice(0, end)));
      if (text.startsWith(`id: ${from + 3}`)) {
        controller.abort();
        return;
      }
      text = text.slice(end + 2);
    }
  }
}

const server = app.listen(3000, async () => {
  await listen(0).catch((error) => console.log(error.name));
  await listen(40).catch((error) => console.log(error.name));
});
