using PlanApi.Application.Access;
using PlanApi.Application.Documents.Binding;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Reviews;

/// <summary>
/// Writes answers, findings, decisions and the conclusion of an open review. The fields in a JSON merge patch (RFC 7396) are replaced.
/// </summary>
public sealed record EditReview(Code Plan, long Review, SourceNode Patch, SeenVersions? ExpectedVersion) : Command<Review>
{
    public override Permission Permission => Permission.Contribute;

    public override Code? AboutPlan => Plan;
}

internal sealed class EditReviewHandler(ReviewStore reviews) : IHandler<EditReview, Review>
{
    public async Task<Outcome<Review>> Handle(EditReview request, CancellationToken cancellation)
    {
        if (!(await reviews.Open(request.Review, request.ExpectedVersion, cancellation)).IsSuccess(out var row, out var failure))
            return failure;
        var faults = new FaultList();
        if (RecordBinder.Bind<ReviewContent>(MergePatch.Apply(SourceNode.From(row.Content), request.Patch), faults) is { } content)
            Check(content, row.Questions.Count, faults);
        else
            return new Invalid(faults.Faults);
        if (!faults.IsEmpty)
            return new Invalid(faults.Faults);
        return PlanJson.AreSame(row.Content, content)
            ? await reviews.Show(row, cancellation)
            : await reviews.Change(row, review => review.Content = content, cancellation);
    }

    private static void Check(ReviewContent content, int questions, FaultList faults)
    {
        if (content.Answers.Count > questions)
            faults.Add(
                FaultCodes.NotAllowed,
                $"/answers/{questions}",
                $"The review asks {questions} questions; there is nothing more to answer."
            );
        foreach (var (list, name) in new[] { (content.Findings, "findings"), (content.Decisions, "decisions") })
        {
            if (list.Count > ReviewContent.MaxEntries)
                faults.Add(
                    FaultCodes.TooLarge,
                    $"/{name}",
                    $"There are {list.Count} entries; at most {ReviewContent.MaxEntries} are taken."
                );
            foreach (var (at, _) in list.Index().Where(entry => entry.Item.Trim().Length == 0))
                faults.Add(FaultCodes.MissingField, $"/{name}/{at}", "Say something here, or leave the entry out.");
        }
    }
}
