using System.CommandLine;
using System.Text.Json;
using PlanApi.Api.Cli.Reports;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Validation;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>validate FILE</c>: what is wrong with a plan document, without a service or a database.</summary>
internal static class ValidateCommand
{
    private const string Text = "text",
        Json = "json",
        Sarif = "sarif";

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The plan document, JSON or YAML; - reads standard input." };
        var format = new Option<string>("--format", "-f")
        {
            Description = "The format of the findings: for people, as in the API, or for code scanning.",
            DefaultValueFactory = _ => Text,
        };
        format.AcceptOnlyFromAmong(Text, Json, Sarif);
        var language = new Option<string>("--language", "-l")
        {
            Description = "The language of the findings.",
            DefaultValueFactory = _ => "en",
        };
        language.AcceptOnlyFromAmong("en", "zh");
        var scenario = CubeOptions.OfCode(
            "--scenario",
            "The scenario that is judged, with the parts that hold there; the document's when absent."
        );
        var command = new Command(
            "validate",
            "Show the findings of a plan document. Exits with 0 if there is no error among them, 1 if there is one, "
                + "2 if the document cannot be read."
        )
        {
            file,
            format,
            language,
            scenario,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Run(
                    parsed.GetRequiredValue(file),
                    parsed.GetRequiredValue(format),
                    parsed.GetRequiredValue(language),
                    parsed.GetValue(scenario),
                    terminal,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Run(
        string path,
        string format,
        string language,
        Code? scenario,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        if (await InputFile.Read(path, terminal, cancellation) is not { } content)
            return ExitCode.Unreadable;
        var name = InputFile.NameOf(path);
        var reading = PlanDocumentReader.Read(content);
        if (reading.Read is not { } read)
        {
            WriteFaults(name, reading.Faults, format, terminal);
            return ExitCode.Unreadable;
        }
        if (scenario is { } named && named != read.Document.Scenario && read.Document.Scenarios.All(other => other.Code != named))
        {
            WriteFaults(
                name,
                [new Fault(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{named}' in the document.")],
                format,
                terminal
            );
            return ExitCode.Unreadable;
        }
        var found = PlanReports.Of(scenario is { } judged ? read.Document.In(judged) : read.Document, TimeProvider.System, cancellation);
        var report = FindingReport.Of(found, language);
        if (format == Json)
            WriteJson(terminal, report);
        else if (format == Sarif)
            terminal.Out.WriteLine(new SarifReport(name).Of(report, read, language));
        else
            terminal.Write(console => new TextReport(console, name, language).Write(report, read));
        return report.Counts.Errors > 0 ? ExitCode.Refused : ExitCode.Success;
    }

    private static void WriteFaults(string name, IReadOnlyList<Fault> faults, string format, Terminal terminal)
    {
        if (format == Json)
            WriteJson(terminal, new Unreadable("invalid", new Invalid(faults).Message, faults));
        else if (format == Sarif)
            terminal.Out.WriteLine(new SarifReport(name).Of(faults));
        else
            Faults.Write(terminal.Error, name, faults);
    }

    private static void WriteJson<T>(Terminal terminal, T answer) =>
        terminal.Out.WriteLine(JsonSerializer.Serialize(answer, PlanJson.Options));

    /// <summary>The problem document for a document that cannot be read.</summary>
    private sealed record Unreadable(string Code, string Detail, IReadOnlyList<Fault> Faults);
}
