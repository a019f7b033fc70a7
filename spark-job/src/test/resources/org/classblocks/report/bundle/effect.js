globalThis.effect = true;
