package org.classblocks.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void groupsThousands() {
    assertThat(Numbers.count(9485)).isEqualTo("9,485");
    assertThat(Numbers.count(12_345_678_901L)).isEqualTo("12,345,678,901");
    assertThat(Numbers.count(1, "class", "classes")).isEqualTo("1 class");
    assertThat(Numbers.count(0, "class", "classes")).isEqualTo("0 classes");
  }

  @Test
  void writesDecimalsWithARealMinusAndNoNegativeZero() {
    assertThat(Numbers.twoDecimals(-0.126)).isEqualTo("\u22120.13");
    assertThat(Numbers.twoDecimals(-0.001)).isEqualTo("0.00");
    assertThat(Numbers.signed(0.126)).isEqualTo("+0.13");
    assertThat(Numbers.signed(-0.126)).isEqualTo("\u22120.13");
    assertThat(Numbers.signed(0.001)).isEqualTo("0.00");
    assertThat(Numbers.threeDecimals(0.0406)).isEqualTo("0.041");
    assertThat(Numbers.threeDecimals(Double.NaN)).isEqualTo("\u2013");
  }

  @Test
  void writesAmountsAsCountsWhereTheyAre() {
    assertThat(Numbers.amount(0)).isEqualTo("0");
    assertThat(Numbers.amount(12_345)).isEqualTo("12,345");
    assertThat(Numbers.amount(12_345.4)).isEqualTo("12,345");
    assertThat(Numbers.amount(63.91)).isEqualTo("63.9");
    assertThat(Numbers.amount(99.99)).isEqualTo("100");
    assertThat(Numbers.amount(1 / 6.0)).isEqualTo("0.17");
    assertThat(Numbers.amount(0.1f)).isEqualTo("0.1");
    assertThat(Numbers.amount(1.25e-5)).isEqualTo("0.000013");
  }

  @Test
  void doesNotFollowTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numbers.count(9485)).isEqualTo("9,485");
      assertThat(Numbers.twoDecimals(0.5)).isEqualTo("0.50");
    } finally {
      Locale.setDefault(before);
    }
  }
}
