import { app, loadModel } from './app.ts';

process.on('exit', () => console.log('Shutdown Event!'));

app.listen(3000, () => console.log('Listening on http://localhost:3000'));

await loadModel();
