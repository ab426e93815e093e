using PlanApi.Application.Errors;

namespace PlanApi.Api.Cli;

/// <summary>Says what a document has that keeps it from being read, the way compilers do, so that editors can jump there.</summary>
internal static class Faults
{
    public static void Write(TextWriter writer, string file, IReadOnlyList<Fault> faults)
    {
        foreach (var fault in faults)
            writer.WriteLine($"{Place(file, fault.Line, fault.Column)} {(fault.Pointer.Length > 0 ? fault.Pointer : "/")} {fault.Code}: {fault.Message}");
        writer.WriteLine($"{file}: {faults.Count} {(faults.Count == 1 ? "fault keeps" : "faults keep")} this from being read as a plan document.");
    }

    public static string Place(string file, int? line, int? column) => line is null ? $"{file}:" : $"{file}:{line}:{column}:";
}
