/** What JSON makes of numbers and of nothing. */
console.log(
  JSON.stringify([JSON.stringify(Infinity), JSON.stringify(Number('9'.repeat(400))), JSON.stringify([undefined])]),
);
