package org.classblocks.linalg;

class JavaBlasTest extends CrossProductsContract {
  @Override
  Blas blas() {
    return new JavaBlas();
  }
}
