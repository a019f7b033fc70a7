package org.classblocks.write.state;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicReference;
import org.classblocks.similarity.nearest.ListedRows;
import org.classblocks.store.Store;
import org.classblocks.store.StoredFile;

/**
 * A file of a state with some of its rows, on its way to a task.
 *
 * @param address the folder of the state, with its scheme
 * @param name the name of the state
 * @param file the file as the manifest lists it
 */
public record StateRows(String address, StateName name, StoredFile file) implements Serializable {
  /**
   * A file that a task has written.
   *
   * @param entries how many scores its rows list
   */
  public record Written(StoredFile file, long entries) implements Serializable {}

  /**
   * Writes rows from a task.
   *
   * @param state the folder of the state that is being written
   * @param task the index of the task
   * @param piece the number of the rows among those of the task
   * @param attempt tells apart what tasks that run twice write; empty as a rule
   * @throws org.classblocks.UserErrorException if they cannot be written
   */
  public static Written write(ListedRows rows, Store state, int task, int piece, String attempt) {
    AtomicReference<StoredFile> written = new AtomicReference<>();
    try (OutputStream out = state.create(RowsTable.path(task, piece, attempt), written::set)) {
      RowsTable.write(rows, out);
    } catch (IOException unwritable) {
      throw state.unwritable(unwritable);
    }
    return new Written(written.get(), rows.entries());
  }

  /**
   * Reads the rows, and checks every byte.
   *
   * @param state the folder at the address
   * @throws org.classblocks.UserErrorException if the file is damaged
   */
  public ListedRows read(Store state) {
    return new CompleteState(name, state).parse(file, RowsTable::read);
  }
}
