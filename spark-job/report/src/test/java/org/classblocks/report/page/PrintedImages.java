package org.classblocks.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.util.Matrix;

/** Finds the images of a PDF, with their places on paper. */
final class PrintedImages extends PDFStreamEngine {
  private final List<Printed> found = new ArrayList<>();
  private int sheet;

  private PrintedImages() {
    addOperator(new Concatenate(this));
    addOperator(new Save(this));
    addOperator(new Restore(this));
    addOperator(new DrawObject(this));
    addOperator(new SetGraphicsStateParameters(this));
  }

  /**
   * An image on paper, in points from the upper left corner of its sheet.
   *
   * @param sheet from 0
   */
  record Printed(int sheet, double left, double top, double width, double height) {
    /** The dot at a share of the width. */
    int x(double share, int dotsPerPoint) {
      return (int) (dotsPerPoint * (left + share * width));
    }

    /** The dot at a share of the height. */
    int y(double share, int dotsPerPoint) {
      return (int) (dotsPerPoint * (top + share * height));
    }
  }

  static List<Printed> of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PrintedImages images = new PrintedImages();
      for (PDPage page : document.getPages()) {
        images.processPage(page);
        images.sheet++;
      }
      return images.found;
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (operator.getName().equals("Do") && operands.get(0) instanceof COSName name) {
      PDXObject object = getResources().getXObject(name);
      if (object instanceof PDImageXObject) {
        Matrix place = getGraphicsState().getCurrentTransformationMatrix();
        float bottom = Math.min(place.getTranslateY(), place.getTranslateY() + place.getScaleY());
        float height = Math.abs(place.getScaleY());
        float paper = getCurrentPage().getMediaBox().getHeight();
        found.add(
            new Printed(
                sheet, place.getTranslateX(), paper - bottom - height, place.getScaleX(), height));
        return;
      }
    }
    super.processOperator(operator, operands);
  }
}
