using System.Text;
using Spectre.Console;

namespace PlanApi.Api.Cli;

/// <summary>Where a command reads and writes. Tests give their own.</summary>
/// <param name="Out">For results.</param>
/// <param name="Error">For what is said about them.</param>
/// <param name="In">Standard input.</param>
/// <param name="Width">Columns of the terminal; null where the output goes to a file or another program.</param>
/// <param name="Colours">Whether the terminal shows colours, and nobody has asked for none (no-color.org).</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, Func<Stream> In, int? Width = null, bool Colours = false)
{
    // Wider than any line: nothing wraps where no terminal is.
    private const int Unbounded = 100_000;

    public static Terminal OfProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (Console.IsOutputRedirected)
            return new Terminal(Console.Out, Console.Error, Console.OpenStandardInput);
        var colours = AnsiConsole.Profile.Capabilities.Ansi && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(Console.Out, Console.Error, Console.OpenStandardInput, AnsiConsole.Profile.Width, colours);
    }

    /// <summary>Lays something out: in colours and as wide as the terminal, or plainly and without wrapping.</summary>
    public void Write(Action<IAnsiConsole> draw)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = Colours ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(text),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Profile.Width = Width ?? Unbounded;
        draw(console);
        // Cells are padded to their column, the last ones too.
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n'))
            Out.WriteLine(line.TrimEnd());
    }
}
