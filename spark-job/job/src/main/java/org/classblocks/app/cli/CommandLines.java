package org.classblocks.app.cli;

import java.util.Optional;
import org.classblocks.UserErrorException;
import org.classblocks.app.session.LightJvm;
import org.classblocks.app.session.ScratchSpace;
import org.classblocks.app.session.Versions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Builds the command line, and turns exceptions into messages and exit codes. */
public final class CommandLines {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;
  private static final int INPUT = 3;

  private CommandLines() {}

  @Command(
      name = "classblocks",
      mixinStandardHelpOptions = true,
      versionProvider = Versions.class,
      synopsisSubcommandLabel = "COMMAND",
      description =
          "Finds which classes a classifier treats alike: reads prediction logs, computes class"
              + " similarities, orders them and finds the blocks on the diagonal.",
      footer = "%nSee COMMAND --help for the options of a command.")
  private static final class Top {}

  public static CommandLine of(Console console) {
    CommandLine line =
        new CommandLine(new Top())
            .addSubcommand(new AnalyzeCommand(console))
            .addSubcommand(new PlanCommand(console))
            .addSubcommand(new ValidateCommand(console))
            .addSubcommand(new RecutCommand(console))
            .addSubcommand(new ReportCommand(console))
            .addSubcommand(new CompareCommand(console))
            .addSubcommand(new HistoryCommand(console))
            .addSubcommand(new GenerateCommand(console));
    IParameterExceptionHandler onUsage = CommandLines::onUsage;
    IExecutionExceptionHandler onFailure = CommandLines::onFailure;
    line.setParameterExceptionHandler(onUsage);
    line.setExecutionExceptionHandler(onFailure);
    return line;
  }

  private static int onUsage(CommandLine.ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    line.getErr()
        .println(
            "classblocks: "
                + UserErrorException.shortened(mistake.getMessage().replaceAll("\\R", " ")));
    CommandLine.UnmatchedArgumentException.printSuggestions(mistake, line.getErr());
    line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return USAGE;
  }

  private static int onFailure(Exception failure, CommandLine line, ParseResult parsed) {
    if (failure instanceof LightJvm.UnfitException) {
      return LightJvm.EXIT_CODE;
    }
    boolean verbose = line.getCommand() instanceof ConfiguredCommand command && command.isVerbose();
    Optional<UserErrorException> told =
        failure instanceof UserErrorException already
            ? Optional.of(already)
            : ScratchSpace.asUserError(failure);
    if (told.isPresent()) {
      UserErrorException mistake = told.get();
      line.getErr().println("classblocks: " + mistake.getMessage());
      if (verbose) {
        mistake.printStackTrace(line.getErr());
      }
      return switch (mistake.kind()) {
        case USAGE -> USAGE;
        case INPUT -> INPUT;
      };
    }
    line.getErr().println("classblocks: failed unexpectedly. Report it with this stack trace.");
    failure.printStackTrace(line.getErr());
    return FAILURE;
  }
}
