using PlanApi.Application.Errors;
using PlanApi.Application.Validation;

namespace PlanApi.Api.Rest.Validation;

/// <summary>Some of a plan's findings; <c>next</c> is the address of what follows, absent on the last page.</summary>
/// <param name="Items">The findings, the worst first.</param>
/// <param name="Counts">How many there are in all, by severity.</param>
/// <param name="PlanVersion">The plan's version that was validated.</param>
/// <param name="Next">The address of the next page.</param>
public sealed record FindingsAnswer(IReadOnlyList<FindingAnswer> Items, FindingCounts Counts, long PlanVersion, string? Next)
{
    internal static IResult Of(Outcome<FindingPage> outcome, HttpRequest request) =>
        outcome.IsSuccess(out var page, out var failure)
            ? (
                (Outcome<FindingsAnswer>)
                    new FindingsAnswer(page.Page.Items, page.Counts, page.PlanVersion, PageAddress.Next(request, page.Page.Next))
            ).ToResult()
            : Answers.Fail(failure);
}
