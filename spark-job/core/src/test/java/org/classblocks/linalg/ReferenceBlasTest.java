package org.classblocks.linalg;

class ReferenceBlasTest extends CrossProductsContract {
  @Override
  Blas blas() {
    return new ReferenceBlas();
  }
}
