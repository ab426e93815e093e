using System.CommandLine;
using System.Text;
using PlanApi.Application.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Cli;

/// <summary><c>export CODE</c>: a plan as a document, as <c>GET /v1/plans/{plan}/document</c> answers it.</summary>
internal static class ExportCommand
{
    private const string Yaml = "yaml", Json = "json";

    public static Command Create(Terminal terminal, string[] settings)
    {
        var code = new Argument<Code>("CODE") { Description = "The plan's code.", CustomParser = CodeOptions.One };
        var format = new Option<string>("--format", "-f") { Description = "How the document is written.", DefaultValueFactory = _ => Yaml };
        format.AcceptOnlyFromAmong(Yaml, Json);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write, replacing it; standard output when absent.", HelpName = "FILE",
        };
        var command = new Command("export", "Write a plan as a document.") { code, format, output };
        command.SetAction((parsed, cancellation) => Run(
            parsed.GetRequiredValue(code), parsed.GetRequiredValue(format) == Json ? DocumentFormat.Json : DocumentFormat.Yaml,
            parsed.GetValue(output), terminal, settings, cancellation));
        return command;
    }

    private static async Task<int> Run(
        Code code, DocumentFormat format, string? output, Terminal terminal, string[] settings, CancellationToken cancellation)
    {
        await using var service = await LocalService.Open(settings);
        if (!(await service.Send(new ExportPlan(code), cancellation)).IsSuccess(out var document, out var failure))
            return LocalService.Refuse(failure, terminal);
        var bytes = PlanDocumentWriter.Write(document, format);
        if (output is null or InputFile.Stdin)
            await terminal.Out.WriteAsync(Encoding.UTF8.GetString(bytes));
        else
            await Replace(output, bytes, cancellation);
        return ExitCode.Success;
    }

    /// <summary>Whole or not at all: whoever reads the file while it is written sees the one before.</summary>
    private static async Task Replace(string path, byte[] bytes, CancellationToken cancellation)
    {
        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllBytesAsync(draft, bytes, cancellation);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
