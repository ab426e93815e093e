using System.CommandLine;
using System.Text;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>export CODE</c>: a plan as a document, as <c>GET /v1/plans/{plan}/document</c> answers it.</summary>
internal static class ExportCommand
{
    private const string Yaml = "yaml",
        Json = "json";

    public static Command Create(Terminal terminal, string[] settings)
    {
        var code = new Argument<Code>("CODE") { Description = "The plan's code.", CustomParser = CodeOptions.One };
        var format = new Option<string>("--format", "-f") { Description = "The format of the document.", DefaultValueFactory = _ => Yaml };
        format.AcceptOnlyFromAmong(Yaml, Json);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write, replacing it; standard output when absent.",
            HelpName = "FILE",
        };
        var command = new Command("export", "Write a plan as a document.") { code, format, output };
        command.SetAction(
            (parsed, cancellation) =>
                Run(
                    parsed.GetRequiredValue(code),
                    parsed.GetRequiredValue(format) == Json ? DocumentFormat.Json : DocumentFormat.Yaml,
                    parsed.GetValue(output),
                    terminal,
                    settings,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Run(
        Code code,
        DocumentFormat format,
        string? output,
        Terminal terminal,
        string[] settings,
        CancellationToken cancellation
    )
    {
        await using var service = await LocalService.Open(settings);
        if (output is not (null or InputFile.Stdin))
            return await Replace(output, stream => service.Send(new ExportPlan(code, null, format, stream), cancellation), terminal);
        using var text = new MemoryStream();
        if (!(await service.Send(new ExportPlan(code, null, format, text), cancellation)).IsSuccess(out _, out var failure))
            return LocalService.Refuse(failure, terminal);
        await terminal.Out.WriteAsync(Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length));
        return ExitCode.Success;
    }

    /// <summary>Writes the file completely or not at all. Somebody who reads it meanwhile sees the old file.</summary>
    private static async Task<int> Replace(string path, Func<Stream, Task<Outcome<ExportedPlan>>> write, Terminal terminal)
    {
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await using (var stream = File.Create(draft))
            {
                if (!(await write(stream)).IsSuccess(out _, out var failure))
                    return LocalService.Refuse(failure, terminal);
            }
            File.Move(draft, path, overwrite: true);
            return ExitCode.Success;
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
