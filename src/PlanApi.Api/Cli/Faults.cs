using PlanApi.Application.Errors;

namespace PlanApi.Api.Cli;

/// <summary>Prints the faults of a file in the form that compilers use, so that editors can jump to them.</summary>
internal static class Faults
{
    public static void Write(TextWriter writer, string file, IReadOnlyList<Fault> faults, string what = "a plan document")
    {
        foreach (var fault in faults)
        {
            var place = fault.Line is null ? $"{file}:" : $"{file}:{fault.Line}:{fault.Column}:";
            writer.WriteLine($"{place} {(fault.Pointer.Length > 0 ? fault.Pointer : "/")} {fault.Code}: {fault.Message}");
        }
        var count = faults.Count == 1 ? "1 fault keeps" : $"{faults.Count} faults keep";
        writer.WriteLine($"{file}: {count} this from being read as {what}.");
    }
}
