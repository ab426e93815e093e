using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.History;

/// <summary>A page of the differences of a plan between two moments.</summary>
/// <param name="Items">Each part and each number that differs: parts in the order of a document, then numbers.</param>
/// <param name="Summary">What was compared, and how much differs.</param>
/// <param name="Next">The address of the next page; absent on the last one.</param>
/// <param name="NextCursor">The cursor in that address, for the parameter <c>after</c>; absent on the last page.</param>
public sealed record ComparisonAnswer(IReadOnlyList<NetChange> Items, ComparisonSummary Summary, string? Next, string? NextCursor);

/// <summary>A plan at two moments.</summary>
internal static class ComparisonEndpoints
{
    private const string From = "from",
        To = "to",
        Kind = "kind";

    private static readonly QueryParameter[] Parameters =
    [
        new(From, $"The earlier moment: {Moment.Expectation}."),
        new(To, "The later moment, in the same forms; now when absent."),
        new(Kind, "Only these kinds.", [PartKind.Plan.Name, .. PartKind.All.Select(kind => kind.Name), "Cell"], Many: true),
        CommonParameters.First,
        CommonParameters.After,
    ];

    public static void MapComparison(this RouteGroupBuilder plan) =>
        plan.OnGet("/comparison", Compare)
            .WithTags("change-sets")
            .Sends(typeof(CompareVersions), "compareVersions", "The differences of the plan between two moments", Parameters)
            .Produces<ComparisonAnswer>();

    private static async Task<IResult> Compare(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new QueryReader(context.Request.Query);
        if (asked.Moment(From) is not { } from)
        {
            asked.Required(From);
            return Answers.Fail(asked.Failure!);
        }
        var request = new CompareVersions(plan, from, asked.Moment(To), asked.Page()) { Kinds = asked.Texts(Kind) };
        return (await asked.Send(sender, request, cancellation)).ToResult(found => new ComparisonAnswer(
            found.Changes.Items,
            found.Summary,
            PageAddress.Next(context.Request, found.Changes.Next),
            found.Changes.Next
        ));
    }
}
