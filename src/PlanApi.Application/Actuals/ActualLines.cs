using System.Globalization;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Domain.Actuals;

namespace PlanApi.Application.Actuals;

/// <summary>Actuals as newline-delimited JSON: each line an object as in the list of rows that JSON takes.</summary>
internal static class ActualLines
{
    public static Task Read(Stream utf8, ActualStager batch, CancellationToken cancellation) =>
        Utf8Lines.Read(
            utf8,
            batch.BatchFaults,
            () => batch.IsOver,
            (bytes, line) =>
            {
                var faults = new List<Fault>();
                var entry = Utf8Lines.Bind<ActualEntry>(
                    bytes,
                    string.Create(CultureInfo.InvariantCulture, $"/rows/{batch.Rows}"),
                    line,
                    faults
                );
                batch.Add(entry, faults, line);
            },
            cancellation
        );
}
