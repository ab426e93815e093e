using System.CommandLine;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Cli;

/// <summary><c>import FILE</c>: creates a plan from a document, as <c>POST /v1/plan-documents</c> does.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal, string[] settings)
    {
        var file = new Argument<string>("FILE") { Description = "The plan document, JSON or YAML; - reads standard input." };
        var command = new Command("import", "Create a plan from a document, whole or not at all.") { file };
        command.SetAction((parsed, cancellation) => Run(parsed.GetRequiredValue(file), terminal, settings, cancellation));
        return command;
    }

    private static async Task<int> Run(string path, Terminal terminal, string[] settings, CancellationToken cancellation)
    {
        if (await InputFile.Read(path, terminal, cancellation) is not { } content)
            return ExitCode.Unreadable;
        await using var service = await LocalService.OpenOrMake(settings);
        var outcome = await service.Send(new ImportPlan(content, DocumentFormat.Detect), cancellation);
        if (outcome.IsSuccess(out var plan, out var failure))
        {
            terminal.Out.WriteLine($"The plan '{plan.Code}' is created, at version {plan.Version}.");
            return ExitCode.Success;
        }
        if (failure is not Invalid)
            return LocalService.Refuse(failure, terminal);
        Faults.Write(terminal.Error, InputFile.NameOf(path), failure.Faults);
        return ExitCode.Unreadable;
    }
}
