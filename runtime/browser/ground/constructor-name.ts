/** Of the nearest prototype that has one; undefined where none has. */
export function constructorName(value: object): string | undefined {
  for (let each: unknown = value; typeof each === 'object' && each !== null; each = Reflect.getPrototypeOf(each)) {
    const made: unknown = Reflect.getOwnPropertyDescriptor(each, 'constructor')?.value;
    if (typeof made === 'function' && made.name !== '') return made.name;
  }
  return undefined;
}
