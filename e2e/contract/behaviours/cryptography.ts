import assert from 'node:assert/strict';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** Ciphers, keys, signatures and WebCrypto: what a page computes is what Node computes, and what it refuses, too. */

/** A program that checks itself with node:assert and prints what has an order. */
function computes(name: string, program: string, printed: readonly string[]): Behaviour {
  return {
    name: `node:crypto: ${name}`,
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, program);
      assert.equal(masked(), printed.join('\n'));
      assert.deepEqual(ended, { code: 0, signal: null, reason: 'exited' });
    },
  };
}

/** Prints the error of each. */
const REFUSED = `const refused = (...acts: (() => unknown)[]) => {
  for (const act of acts) try { console.log('no error', act()); } catch (error: any) { console.log(error.name, error.code, error.message); }
};`;

/** Signed by Node; the private keys are gone. */
const RSA_KEY = `{ kty: 'RSA', e: 'AQAB', n: 'zTiNo9OrJQa0524GtZk3JL51zcU_PD8wV6E4Zc0nolAPhQyX8-KsQPdODEAB93WC_7tsde86Ob3UgsqHDrec_ahwYzhT0OSElEi-NSzsePGcSwjNt6UPPjNuLK00kFqeh7MWd13yAhF6pn2fBVfvo7SqRxlPubbMufmYdu_hRSQVrLbQIZAsMcPl40JnzebqLaJ7dezfI1o4M5MVAM4sw4VaoezdV2ull3OfLxEHPfTJtaRAujEximtYXM6JevddK7VwbRDSkZNyNZbKgLuxeJT-w56F7VMqJKFYXDmW2oG-oFVBlZ5ez3vMh7LrYP_XcA0qIIilnQ6xawesGeJq9Q' }`;
const RS256 =
  'VFredqbC_mbfLNTPKBNPPNwqAXCvXL-I2GDf91VOG5NAAjJHd-PAcqZ7-UD0GtZlwqJVBHJhcQDUbyabwslyLTuazXumfeUlbiFFt-7XggOKpo_PS1A6yu22Mm0OpRvO4_ZYuLZ8wKO_exnCvWtjYGL6VSh5lLj5F9dWSMZGHoUol2YqSsU_ghhDC6G1wQgsE-C3drMZkGN3lEEbwOxubxopNm0zDQK938UvicywWNdeJFwLuOv5tCAKvnO7RkYjGNhLQPrs0n4POAxKDXLggJuzjWYmXzK-lY3AhoEZNVktdD7XajSvqMiiplMp43-7CSKGC1MpwTKY9eKf2JIodw';
const PS256 =
  'mMxR0BNIeVwcpX3X6bcz3cvXEp1NcuEyZUzez1jwbTUslGmHP7QoGdgUY2KDLIi1odjHAZSvfxF7MZls0-M3IIVWISxUVJM3MfOBliG7_fZevRPnamqgJXnPuFCIn2E9P_jRRkVCZ0DuIx0TMc-xnCjkIrGxCkcz8m7u2Po5ACUDc6Yc2YRhcLXZFcYwd9Qek9KJ28dQSwzEoyvaPhlyKERh7Pcl7d8tW3EcHguSAYoNSLXYp3kujKnXEgnz1eXdfY511LvDQhIIO6K2O3s76BxgHV_0BitBcNX0c8eYuVmvegZ9AtxbnH5LZbmCA4lcvjNeVB_wHJGIxcHrhjKA4w';
const EC_KEY = `{"kty":"EC","x":"VRYmGMrhZdgx2W1glsd8Gm07_j8GksO_YABVTwmuuAk","y":"SscyMsmslmo738WgYekJLonW58pA8plBiZaOQyf1DE4","crv":"P-256"}`;
const ES256 = 'MEUCIGqqPv081hR4I0X7ztDQejD2ZyDYps7w5ikeVKEP_ANMAiEA4ArvjVyA_CQdlQg9taCa8yEwQoRzlJk9LZlmnKHUNuQ';

export const cryptography: readonly Behaviour[] = [
  computes(
    'ciphers, piece by piece, with their tags and their errors',
    `import { createCipheriv, createDecipheriv, getCipherInfo } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
const [key, iv] = [Buffer.alloc(32, 1), Buffer.alloc(16, 2)];
for (const name of ['aes-256-cbc', 'aes-128-ctr', 'aes-192-ecb', 'aes-256-gcm', 'chacha20-poly1305'] as const) {
  const { keyLength, ivLength = 0, mode } = getCipherInfo(name)!;
  const [k, i] = [key.subarray(0, keyLength), ivLength === 0 ? null : iv.subarray(0, ivLength)];
  const cipher = createCipheriv(name as 'aes-256-gcm', k, i as Buffer, name.startsWith('c') ? { authTagLength: 16 } : {});
  const isAead = mode === 'gcm' || name.startsWith('c');
  if (isAead) cipher.setAAD(Buffer.from('beside'));
  const parts = ['a secret of ', 'more than two blocks, in parts', ''].map((part) => cipher.update(part, 'utf8', 'hex')).concat(cipher.final('hex'));
  console.log(name, mode, parts.map((part) => part.length).join(), parts.join(''), isAead ? cipher.getAuthTag().toString('hex') : '');
  const decipher = createDecipheriv(name as 'aes-256-gcm', k, i as Buffer, name.startsWith('c') ? { authTagLength: 16 } : {});
  if (isAead) decipher.setAAD(Buffer.from('beside')).setAuthTag(cipher.getAuthTag());
  console.log(decipher.update(parts.join(''), 'hex', 'utf8') + decipher.final('utf8'));
}
const streamed: Buffer[] = [];
await pipeline(Readable.from([Buffer.alloc(20, 3), Buffer.alloc(20, 4)]), createCipheriv('aes-256-cbc', key, iv), createDecipheriv('aes-256-cbc', key, iv), async (stream: AsyncIterable<Buffer>) => {
  for await (const part of stream) streamed.push(part);
});
console.log(Buffer.concat(streamed).toString('hex'));
${REFUSED}
const spoilt = (tag: Buffer) => { const d = createDecipheriv('aes-256-gcm', key, iv); d.setAuthTag(tag); d.update('00', 'hex'); return d.final(); };
refused(
  () => createCipheriv('nope', key, iv), () => createCipheriv('aes-256-cbc', key.subarray(1), iv), () => createCipheriv('aes-256-cbc', key, iv.subarray(1)),
  () => createDecipheriv('aes-256-cbc', key, iv).update('00'.repeat(15), 'hex').length, () => { const d = createDecipheriv('aes-256-cbc', key, iv); d.update(Buffer.alloc(16)); return d.final(); },
  () => spoilt(iv), () => spoilt(iv.subarray(0, 3)), () => createCipheriv('aes-256-gcm', key, iv).getAuthTag(),
  () => { const c = createCipheriv('aes-256-cbc', key, iv); c.final(); return c.final(); },
);`,
    [
      'aes-256-cbc cbc 0,64,0,32 c5d7bd7460a74d2c7cbf76c362ab98e5b56b5dbcef5f44dc2f8370173a194214b801f677d1a82dcd448fb619202b4714 ',
      'a secret of more than two blocks, in parts',
      'aes-128-ctr ctr 24,60,0,0 76f667961adb50e457863357905eb06f03f9e50396b2ea82bbf964479f981c2e1a28b58739becc5e41e5 ',
      'a secret of more than two blocks, in parts',
      'aes-192-ecb ecb 0,64,0,32 d8bb521ce44d784d3910b8a78c67b3b0f44bd61a1a03d7f7e7b0331eb3c8d1e43c46c632dced33f7f43c61bd5fa6e541 ',
      'a secret of more than two blocks, in parts',
      'aes-256-gcm gcm 24,60,0,0 66f6ba2c2925a489f3a3dae831c8b0d782c1b98e8591f906b2a7829717981f0c5b5f77594d1fc29d335d c1bd1a26bfad617f8f9051de09714950',
      'a secret of more than two blocks, in parts',
      'chacha20-poly1305 stream 24,60,0,0 873c814beed18dae51428fd9bee4964cacc7046ced8a09a47ba479d19af52fafff33909b1b7e67cba2b8 04c1ed5faa0138d591edc8e46d521774',
      'a secret of more than two blocks, in parts',
      '03030303030303030303030303030303030303030404040404040404040404040404040404040404',
      'Error ERR_CRYPTO_UNKNOWN_CIPHER Unknown cipher',
      'RangeError ERR_CRYPTO_INVALID_KEYLEN Invalid key length',
      'TypeError ERR_CRYPTO_INVALID_IV Invalid initialization vector',
      'no error 0',
      'Error ERR_OSSL_BAD_DECRYPT error:1C800064:Provider routines::bad decrypt',
      'Error undefined Unsupported state or unable to authenticate data',
      'TypeError ERR_CRYPTO_INVALID_AUTH_TAG Invalid authentication tag length: 3',
      'Error ERR_CRYPTO_INVALID_STATE Invalid state for operation getAuthTag',
      'Error ERR_CRYPTO_INVALID_STATE Invalid state',
    ],
  ),
  computes(
    'signatures that Node made are checked, and made ones check',
    `import { createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync, sign, verify, constants } from 'node:crypto';
const message = Buffer.from('hello');
const rsa = createPublicKey({ key: ${RSA_KEY}, format: 'jwk' });
const ec = createPublicKey({ key: ${EC_KEY}, format: 'jwk' });
console.log(rsa.asymmetricKeyType, rsa.asymmetricKeyDetails, ec.asymmetricKeyType, ec.asymmetricKeyDetails);
const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
const of = (text: string) => Buffer.from(text, 'base64url');
console.log(verify('sha256', message, rsa, of('${RS256}')), verify('sha256', message, { key: rsa, ...pss }, of('${PS256}')), verify('RSA-SHA256', message, ec, of('${ES256}')));
console.log(verify('sha256', Buffer.from('hellp'), rsa, of('${RS256}')), verify('sha512', message, ec, of('${ES256}')), verify('sha256', message, rsa, Buffer.alloc(3)));
const seed = createPrivateKey({ key: Buffer.alloc(32, 7), format: 'raw-private', asymmetricKeyType: 'ed25519' } as never);
console.log(sign(null, message, seed).toString('hex'), createPublicKey(seed).export({ format: 'pem', type: 'spki' }));
for (const [kind, options] of [['rsa', { modulusLength: 1024 }], ['ec', { namedCurve: 'P-256' }], ['ec', { namedCurve: 'secp384r1' }]] as const) {
  const { publicKey, privateKey } = generateKeyPairSync(kind as 'ec', options as { namedCurve: string });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  const again = createPrivateKey(pem);
  const locked = privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'top secret' });
  const made = createSign('SHA256').update('hel').update('lo').sign(again);
  console.log(kind, again.equals(privateKey), createPublicKey(pem).equals(publicKey), createPrivateKey({ key: locked, passphrase: 'top secret' }).equals(again),
    createVerify('sha256').update(message).verify(publicKey, made), Object.keys(privateKey.export({ format: 'jwk' })).join());
}
${REFUSED}
refused(
  () => createPrivateKey('nope'), () => createPublicKey({ key: { kty: 'zz' } as never, format: 'jwk' }), () => createSign('nope'), () => sign('nope', message, seed),
  () => generateKeyPairSync('ec', { namedCurve: 'nope' }), () => createSign('sha256').update('a').sign(seed), () => createPublicKey({ key: Buffer.from([48, 1]), format: 'der', type: 'spki' }),
);`,
    [
      "rsa { modulusLength: 2048, publicExponent: 65537n } ec { namedCurve: 'prime256v1' }",
      'true true true',
      'false false false',
      '359a315920d9541c3cc2a1dd1839f3e40bf23358a1d93a6ebd8303c0310ceb5025e679222ab016b4d822c5001e787e00c0ceaa6ac3c6e80248a944bd47104f0c -----BEGIN PUBLIC KEY-----',
      'MCowBQYDK2VwAyEA6kpsY+KcUgq+9VB7Ey7F+ZVHdq6+vnuSQh7qaRRG0iw=',
      '-----END PUBLIC KEY-----',
      '',
      'rsa true true true true kty,n,e,d,p,q,dp,dq,qi',
      'ec true true true true kty,x,y,crv,d',
      'ec true true true true kty,x,y,crv,d',
      'Error ERR_OSSL_UNSUPPORTED error:1E08010C:DECODER routines::unsupported',
      'TypeError ERR_CRYPTO_INVALID_JWK zz is not a supported JWK key type',
      'TypeError ERR_CRYPTO_INVALID_DIGEST Invalid digest',
      'TypeError ERR_CRYPTO_INVALID_DIGEST Invalid digest: nope',
      'TypeError ERR_CRYPTO_INVALID_CURVE Invalid EC curve name',
      'Error ERR_CRYPTO_UNSUPPORTED_OPERATION Unsupported crypto operation',
      'Error undefined Failed to read asymmetric key',
    ],
  ),
  computes(
    'RSA encrypts, two agree on a secret, keys are made with a callback',
    `import { createECDH, diffieHellman, generateKeyPair, generateKeySync, getDiffieHellman, publicEncrypt, privateDecrypt, createSecretKey, KeyObject, generatePrimeSync, checkPrimeSync } from 'node:crypto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { promisify } from 'node:util';
const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 1024 });
for (const options of [{}, { padding: 1 }, { oaepHash: 'sha256', oaepLabel: Buffer.from('label') }]) {
  const packed = publicEncrypt({ key: publicKey, ...options }, Buffer.from('hello'));
  console.log(packed.length, privateDecrypt({ key: privateKey, ...options }, packed).toString());
}
const [one, two] = [createECDH('secp256k1'), createECDH('secp256k1')];
one.setPrivateKey(Buffer.alloc(32, 5));
console.log(one.getPublicKey('hex', 'compressed'), one.computeSecret(two.generateKeys()).equals(two.computeSecret(one.getPublicKey())));
const [a, b] = [await promisify(generateKeyPair)('x25519'), await promisify(generateKeyPair)('x25519')];
console.log(diffieHellman({ privateKey: a.privateKey, publicKey: b.publicKey }).equals(diffieHellman({ privateKey: b.privateKey, publicKey: a.publicKey })));
const [c, d] = [getDiffieHellman('modp14'), getDiffieHellman('modp14')];
c.generateKeys();
d.generateKeys();
console.log(c.computeSecret(d.getPublicKey()).equals(d.computeSecret(c.getPublicKey())), c.getPrime().length);
const key = generateKeySync('aes', { length: 256 });
console.log(key.symmetricKeySize, key instanceof KeyObject, createSecretKey(key.export()).equals(key), key);
console.log(checkPrimeSync(generatePrimeSync(128)), checkPrimeSync(15n));
const store = new AsyncLocalStorage<string>();
await store.run('kept', () => new Promise<void>((done) => generateKeyPair('ed25519', {}, () => { console.log(store.getStore()); done(); })));
${REFUSED}
refused(() => privateDecrypt(privateKey, Buffer.alloc(128)), () => createECDH('nope'), () => two.computeSecret(Buffer.alloc(33)), () => getDiffieHellman('modp3'));`,
    [
      '128 hello',
      '128 hello',
      '128 hello',
      '0362c0a046dacce86ddd0343c6d3c7c79c2208ba0d9c9cf24a6d046d21d21f90f7 true',
      'true',
      'true 256',
      '32 true true SecretKeyObject {}',
      'true false',
      'kept',
      'Error ERR_OSSL_RSA_OAEP_DECODING_ERROR error:02000079:rsa routines::oaep decoding error',
      'TypeError ERR_CRYPTO_INVALID_CURVE Invalid EC curve name',
      'Error ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY Public key is not valid for specified curve',
      'Error ERR_CRYPTO_UNKNOWN_DH_GROUP Unknown DH group',
    ],
  ),
  computes(
    'webcrypto: digests, AES, HMAC, ECDSA, RSA, derivation, wrapped keys',
    `import { webcrypto } from 'node:crypto';
const { subtle } = crypto;
console.log(webcrypto === crypto, crypto, subtle instanceof SubtleCrypto);
const data = new TextEncoder().encode('hello');
const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');
console.log(hex(await subtle.digest('SHA-256', data)));
const raw = new Uint8Array(32).fill(1);
for (const algorithm of [{ name: 'AES-GCM', iv: raw.slice(0, 12), additionalData: data }, { name: 'AES-CBC', iv: raw.slice(0, 16) }, { name: 'AES-CTR', counter: raw.slice(0, 16), length: 64 }]) {
  const key = await subtle.importKey('raw', raw, algorithm.name, true, ['encrypt', 'decrypt']);
  const packed = await subtle.encrypt(algorithm, key, data);
  console.log(hex(packed), new TextDecoder().decode(await subtle.decrypt(algorithm, key, packed)));
}
const mac = await subtle.importKey('jwk', { kty: 'oct', k: 'AQID' }, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign', 'verify']);
const signature = await subtle.sign('HMAC', mac, data);
console.log(hex(signature), await subtle.verify('HMAC', mac, signature, data), mac);
for (const [made, used] of [[{ name: 'ECDSA', namedCurve: 'P-256' }, { name: 'ECDSA', hash: 'SHA-256' }], ['Ed25519', 'Ed25519'], [{ name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, 'RSASSA-PKCS1-v1_5']] as const) {
  const { privateKey, publicKey } = await subtle.generateKey(made as never, true, ['sign', 'verify']) as CryptoKeyPair;
  const signed = await subtle.sign(used as never, privateKey, data);
  const open = await subtle.importKey('spki', await subtle.exportKey('spki', publicKey), made as never, true, ['verify']);
  console.log(open.algorithm.name, await subtle.verify(used as never, open, signed, data), await subtle.verify(used as never, open, signed, raw));
}
const password = await subtle.importKey('raw', data, 'PBKDF2', false, ['deriveKey', 'deriveBits']);
const derived = await subtle.deriveKey({ name: 'PBKDF2', salt: raw, iterations: 100, hash: 'SHA-256' }, password, { name: 'AES-GCM', length: 256 }, true, ['encrypt']);
console.log(hex(await subtle.exportKey('raw', derived)));
const wrapping = await subtle.importKey('raw', raw, 'AES-KW', false, ['wrapKey']);
console.log(hex(await subtle.wrapKey('raw', derived, wrapping, 'AES-KW')));
for (const act of [() => subtle.importKey('raw', raw.slice(1), 'AES-GCM', true, ['encrypt']), () => subtle.digest('nope', data), () => subtle.exportKey('raw', password), () => subtle.encrypt('AES-CBC', derived, data)])
  await Promise.resolve().then(act).catch((error: any) => console.log(error.name, error.message));`,
    [
      'true Crypto {} true',
      '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
      'da1cd6f60601e3db97a6a87d730d68ad97634e5d60 hello',
      'a45f82e293fc438b243fc72693cee10f hello',
      'f4c9f8aadb hello',
      'a286ecff53b49be45730031bd3ed45e158cd62344822ac3b8fb5b785c7b458cb true CryptoKey {',
      "  type: 'secret',",
      '  extractable: true,',
      "  algorithm: { name: 'HMAC', length: 24, hash: [Object] },",
      "  usages: [ 'sign', 'verify' ]",
      '}',
      'ECDSA true false',
      'Ed25519 true false',
      'RSASSA-PKCS1-v1_5 true false',
      '931e3a1f48f565742fdb2e050ba11f38616cbe299f1e2ab2bc1b76b54e6c2a57',
      'b42ae54a31d5d31e0993fa4bc69e4215751014c09369003ec401955f7148e089bdd34102d2883efb',
      'DataError Invalid key length',
      'NotSupportedError Unrecognized algorithm name',
      'NotSupportedError PBKDF2 key export is not supported',
      "TypeError Failed to normalize algorithm: passed algorithm cannot be converted to 'AesCbcParams' because 'iv' is required in 'AesCbcParams'.",
    ],
  ),
  computes(
    'argon2, SHA-3, and all that a program can list',
    `import { argon2Sync, createHash, getCiphers, getCurves, getHashes, randomUUID, randomUUIDv7, hash } from 'node:crypto';
console.log(argon2Sync('argon2id', { message: 'pw', nonce: 'saltsalt', parallelism: 1, tagLength: 16, memory: 64, passes: 2 }).toString('hex'));
console.log(createHash('sha3-256').update('a').digest('hex'), hash('shake128', 'a', { outputLength: 4 } as never), createHash('SHA-512/256' as string).update('a').digest('base64').slice(0, 8));
console.log(['aes-256-gcm', 'aes-128-cbc'].every((name) => getCiphers().includes(name)), getCurves().includes('prime256v1'), getHashes().includes('RSA-SHA256'), randomUUIDv7()[14], /^[\\da-f]{8}-[\\da-f]{4}-4[\\da-f-]{21}$/.test(randomUUID()));`,
    [
      '9ac2fa02abf8e90042b213f76bb02ae2',
      '80084bf2fba02475726feb2cab2d8215eab14bc6bdd8bfb2c8151257032ecd8b 85c8de88 RV5RiCS8',
      'true true true 7 true',
    ],
  ),
];
