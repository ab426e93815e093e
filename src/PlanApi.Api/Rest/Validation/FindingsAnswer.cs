using PlanApi.Application.Errors;
using PlanApi.Application.Validation;

namespace PlanApi.Api.Rest.Validation;

/// <summary>Some of a plan's findings.</summary>
/// <param name="Items">The findings, the worst first.</param>
/// <param name="Counts">How many there are in all, by severity.</param>
/// <param name="PlanVersion">The plan's version that was validated.</param>
/// <param name="Next">The address of the next page; absent on the last one.</param>
/// <param name="NextCursor">The cursor in that address, for the parameter <c>after</c>; absent on the last page.</param>
public sealed record FindingsAnswer(
    IReadOnlyList<FindingAnswer> Items,
    FindingCounts Counts,
    long PlanVersion,
    string? Next,
    string? NextCursor
)
{
    internal static IResult Of(Outcome<FindingPage> outcome, HttpRequest request) =>
        outcome.ToResult(page => new FindingsAnswer(
            page.Page.Items,
            page.Counts,
            page.PlanVersion,
            PageAddress.Next(request, page.Page.Next),
            page.Page.Next
        ));
}
