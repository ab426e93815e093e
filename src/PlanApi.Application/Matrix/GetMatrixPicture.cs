using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Dimensions;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence;
using PlanApi.Application.Pictures;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Dimensions;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Matrix;

/// <summary>The matrix of lights as a picture, in English (en) or Chinese (zh).</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
/// <param name="Period">The period that is judged; the plan's year when absent.</param>
/// <param name="Language">The language of the words.</param>
public sealed record GetMatrixPicture(Code Plan, DateOnly? Date = null, Period? Period = null, string Language = "en") : Query<Drawing>
{
    /// <summary>The scenario with the target numbers.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    /// <summary>The address of the same lights as data, which the picture names.</summary>
    public string? DataAt { get; init; }

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

internal sealed class GetMatrixPictureHandler(
    PlanDb db,
    PlanOpener opener,
    MemberStore members,
    VisibilityFinder visibility,
    IHandler<GetMatrixLights, MatrixLights> lights
) : IHandler<GetMatrixPicture, Drawing>
{
    private const int MaxCells = 1_000;

    public async Task<Outcome<Drawing>> Handle(GetMatrixPicture request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        var asked = new GetMatrixLights(request.Plan, request.Date, request.Period) { Scenario = request.Scenario };
        if (
            !(await lights.Handle(asked, cancellation)).IsSuccess(out var matrix, out var failure)
            || !(await opener.Open(request.Plan, cancellation)).IsSuccess(out var opened, out failure)
        )
            return failure;
        if (matrix.Cells.Count > MaxCells)
            return new TooLarge($"{MaxCells:N0} cells of a picture; read the lights as data");
        var (plan, seen) = (opened.Row, await visibility.For(opened.Row, cancellation));
        var layout = plan.Matrix!;
        var (rows, columns) = (
            Names(matrix.Rows, await members.DirectlyBelowTop(plan.Id, layout.Rows, seen, cancellation), request.Language),
            Names(matrix.Columns, await members.DirectlyBelowTop(plan.Id, layout.Columns, seen, cancellation), request.Language)
        );
        var whole = request.Language == "zh" ? "全部" : "All";
        return new Drawing(
            MatrixPicture.Of(
                plan.Names.In(request.Language, plan.Code),
                new PicturedMatrix(
                    matrix.Date,
                    [.. rows, whole],
                    [.. columns, whole],
                    [
                        .. matrix.Cells.Select(cell => new PicturedCell(
                            Position(matrix.Rows, cell.Row),
                            Position(matrix.Columns, cell.Column),
                            cell.Light,
                            cell.Score,
                            [
                                .. cell.Lights.Select(number =>
                                    (
                                        opened
                                            .Structure.Definitions[number.Indicator]
                                            .Names.In(request.Language, number.Indicator.ToString()),
                                        number.Light
                                    )
                                ),
                            ]
                        )),
                    ]
                ),
                request.Language,
                request.DataAt
            )
        );
    }

    private static IEnumerable<string> Names(IReadOnlyList<Code> codes, IEnumerable<Member> members, string language)
    {
        var names = members.ToDictionary(member => member.Code, member => member.Names);
        return codes.Select(code => names.TryGetValue(code, out var name) ? name.In(language, code.ToString()) : code.ToString());
    }

    // The whole stands behind the last.
    private static int Position(IReadOnlyList<Code> codes, Code? code)
    {
        var at = 0;
        while (at < codes.Count && codes[at] != code)
            at++;
        return at;
    }
}
