using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>A review as a written report, in Markdown or HTML, in English (en) or Chinese (zh).</summary>
public sealed record GetReviewReport(Code Plan, long Number, ReportFormat Format = ReportFormat.Markdown, string Language = "en")
    : Query<ReviewReport>
{
    public override Permission Permission => Permission.Read;

    public override Code? AboutPlan => Plan;
}

/// <summary>How a report is written.</summary>
public enum ReportFormat
{
    /// <summary>CommonMark with tables, as GitHub reads it.</summary>
    Markdown,

    /// <summary>A complete page, which is also well-formed XML.</summary>
    Html,
}

/// <summary>A written report.</summary>
public sealed record ReviewReport(ReportFormat Format, string Text);

internal sealed class GetReviewReportHandler(PlanStore plans, PlanFinder finder, ReviewStore reviews, TimeProvider clock)
    : IHandler<GetReviewReport, ReviewReport>
{
    public async Task<Outcome<ReviewReport>> Handle(GetReviewReport request, CancellationToken cancellation)
    {
        if (
            !(await finder.Get(request.Plan, cancellation)).IsSuccess(out var row, out var failure)
            || !(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out failure)
        )
            return failure;
        if (await reviews.Find(row.Id, request.Number, cancellation) is not { } review)
            return ReviewStore.Missing(request.Number);
        var report = ReportWriter.Write(plan, review, PlanDay.Today(clock, plan.TimeZone), request.Language);
        return new ReviewReport(
            request.Format,
            request.Format == ReportFormat.Html ? HtmlReport.Write(report) : MarkdownReport.Write(report)
        );
    }
}
