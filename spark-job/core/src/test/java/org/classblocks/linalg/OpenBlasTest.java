package org.classblocks.linalg;

class OpenBlasTest extends CrossProductsContract {
  @Override
  Blas blas() {
    return new OpenBlas();
  }
}
