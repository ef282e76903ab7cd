'use strict';
const fs = require('node:fs');

/** A view engine: `$name` is a value. */
module.exports = function render(fileName, options, callback) {
  fs.readFile(fileName, 'utf8', (error, text) => {
    if (error) return callback(error);
    try {
      callback(
        null,
        text.replace(/\$([\w.]+)/g, (_, key) => key.split('.').reduce((value, part) => value[part], options)),
      );
    } catch (thrown) {
      thrown.name = 'RenderError';
      callback(thrown);
    }
  });
};
