using System.CommandLine;
using System.Globalization;
using System.Text;
using PlanApi.Api.Hosting;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Domain.Actuals.Demo;

namespace PlanApi.Api.Cli;

/// <summary>
/// <c>demo-actuals FILE</c>: made-up actuals for a plan document, as CSV that <c>POST /v1/plans/{plan}/actuals</c> takes.
/// </summary>
internal static class DemoActualsCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The plan document, JSON or YAML; - reads standard input." };
        var rows = new Option<long?>("--rows", "-n")
        {
            Description = "How many rows to make for load tests, down to the lowest members. Without it, one readable year.",
        };
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed makes the same rows.",
            DefaultValueFactory = _ => DemoYear.Seed,
        };
        rows.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is <= 0 or > int.MaxValue)
                result.AddError($"--rows takes a whole number from 1 to {int.MaxValue}.");
        });
        var command = new Command(
            "demo-actuals",
            "Make up actuals for a plan document, as CSV: the same rows for the same seed. They are synthetic, and say nothing "
                + "about any business."
        )
        {
            file,
            rows,
            seed,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Run(parsed.GetRequiredValue(file), parsed.GetValue(rows), parsed.GetValue(seed), terminal, cancellation)
        );
        return command;
    }

    private static async Task<int> Run(string path, long? count, int seed, Terminal terminal, CancellationToken cancellation)
    {
        if (await InputFile.Read(path, terminal, cancellation) is not { } content)
            return ExitCode.Unreadable;
        var reading = PlanDocumentReader.Read(content);
        if (reading.Read is not { } read)
        {
            Faults.Write(terminal.Error, InputFile.NameOf(path), reading.Faults);
            return ExitCode.Unreadable;
        }
        var dimensions = read.Document.Dimensions.Select(dimension => dimension.Code).Order().ToArray();
        await terminal.Out.WriteAsync($"indicator,date,value{string.Concat(dimensions.Select(dimension => $",scope.{dimension}"))}\n");
        var (text, made) = (new StringBuilder(), 0L);
        foreach (var row in new DemoActuals(read.Document, seed).Rows(count))
        {
            cancellation.ThrowIfCancellationRequested();
            text.Append(CultureInfo.InvariantCulture, $"{row.Indicator},{row.Date},{row.Value}");
            foreach (var dimension in dimensions)
                text.Append(',').Append(row.Scope.TryGetValue(dimension, out var member) ? member.ToString() : "");
            text.Append('\n');
            if (++made % 1_000 == 0)
                await Flush(terminal, text);
        }
        await Flush(terminal, text);
        if (count > made)
            await terminal.Error.WriteLineAsync($"The plan has room for {made:N0} rows only; add members or reference years for more.");
        return ExitCode.Success;
    }

    private static async Task Flush(Terminal terminal, StringBuilder text)
    {
        await terminal.Out.WriteAsync(text);
        text.Clear();
    }
}
