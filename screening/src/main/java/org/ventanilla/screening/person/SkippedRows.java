package org.ventanilla.screening.person;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.ScreeningException;

/// Passes on what is told of a file and remembers the first row that was skipped: a file of whose
/// rows none can be used must not pass for one that has none.
final class SkippedRows implements Consumer<RowProblem> {
  private final Consumer<RowProblem> told;
  private @Nullable RowProblem first;
  private long count;

  /// @param told is told everything
  SkippedRows(Consumer<RowProblem> told) {
    this.told = told;
  }

  @Override
  public void accept(RowProblem problem) {
    if (problem.skipped()) {
      first = first == null ? problem : first;
      count++;
    }
    told.accept(problem);
  }

  /// To be asked at the end of the file.
  ///
  /// @param used how many rows were used
  /// @throws ScreeningException `NO_USABLE_ROW` if there were rows and none was
  void require(long used) {
    if (used == 0 && first != null) {
      throw new ScreeningException(
          ScreeningException.Code.NO_USABLE_ROW,
          first.file()
              + ": no row can be used, "
              + count
              + " skipped; the first problem is "
              + first.told());
    }
  }
}
