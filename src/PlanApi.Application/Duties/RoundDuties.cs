using PlanApi.Application.Rounds;
using PlanApi.Domain.Duties;
using PlanApi.Domain.Rounds;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Duties;

/// <summary>Slices to enter, and slices to decide about, of rounds that have opened.</summary>
internal sealed class RoundDuties(PlanningRoundStore rounds, SliceAssignmentStore slices) : IDutySource
{
    public async Task Collect(DutyBook book, CancellationToken cancellation)
    {
        var known = await rounds
            .All(book.Plan.Id, book.Sight)
            .ToDictionaryAsync(round => round.Code, round => round, cancellationToken: cancellation);
        await foreach (var slice in slices.All(book.Plan.Id, book.Sight).WithCancellation(cancellation))
        {
            if (known.GetValueOrDefault(slice.Round) is not { } round || round.Opens > book.Today)
                continue;
            var called = new Called(round.Names, round.Code.ToString());
            if (slice.IsOpen())
                book.Add(
                    DutyKind.EnterSlice,
                    slice.Party,
                    slice,
                    Enter(slice, called),
                    book.EndOf(slice.Due ?? round.Due),
                    book.StartOf(round.Opens)
                );
            else if (slice.State == SliceState.Submitted)
                book.Add(
                    DutyKind.DecideSlice,
                    book.Above(slice.Party),
                    slice,
                    DutyWords.In(
                        "Lock slice {0} of the round {1}, which was submitted, or return it.",
                        "请锁定或退回计划轮次{1}中已提交的切片 {0}。",
                        slice.Code.ToString(),
                        called
                    ),
                    null,
                    book.StartOf(slice.Submitted)
                );
        }
    }

    private static LocalText Enter(SliceAssignment slice, Called round) =>
        slice.State == SliceState.Returned
            ? DutyWords.In(
                "Enter slice {0} of the round {1} again and submit it. It was returned: {2}",
                "请重新填写并提交计划轮次{1}的切片 {0}。退回原因：{2}",
                slice.Code.ToString(),
                round,
                DutyWords.Short(slice.Reason ?? "")
            )
            : DutyWords.In(
                "Enter the numbers of slice {0} of the round {1} and submit it.",
                "请填写并提交计划轮次{1}的切片 {0}。",
                slice.Code.ToString(),
                round
            );
}
