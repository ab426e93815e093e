using PlanApi.Application.Access;
using PlanApi.Application.Documents;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Validation;

namespace PlanApi.Application.Validation;

/// <summary>The findings in a plan document, without storing anything.</summary>
/// <param name="Content">The document, in UTF-8.</param>
/// <param name="Format">The language of the document.</param>
/// <param name="Language">The language of the findings.</param>
public sealed record ValidateDocument(ReadOnlyMemory<byte> Content, DocumentFormat Format, string Language = "en")
    : Query<FindingReport>,
        IDurable
{
    public override Permission Permission => Permission.ReadByIndicator;
}

/// <summary>All findings, the worst first, and how many there are of each severity.</summary>
public sealed record FindingReport(FindingCounts Counts, IReadOnlyList<FindingAnswer> Findings)
{
    public static FindingReport Of(ValidationReport report, string language) =>
        new(FindingCounts.Of([.. report.Judgements]), [.. report.Judgements.Select(judgement => FindingAnswer.Of(judgement, language))]);
}

internal sealed class ValidateDocumentHandler(PlanReports reports) : IHandler<ValidateDocument, FindingReport>
{
    public Task<Outcome<FindingReport>> Handle(ValidateDocument request, CancellationToken cancellation)
    {
        var reading = PlanDocumentReader.Read(request.Content, request.Format);
        Outcome<FindingReport> outcome = reading.Read is { } read
            ? FindingReport.Of(reports.Of(read.Document, cancellation), request.Language)
            : new Invalid(reading.Faults);
        return Task.FromResult(outcome);
    }
}
