using System.Globalization;
using System.Text.Json;
using PlanApi.Api.Rest.Lights;
using PlanApi.Application.Errors;
using PlanApi.Application.Matrix;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Matrix;

internal static class MatrixEndpoints
{
    private static readonly QueryParameter[] Wanted =
    [
        new("scenario", "The scenario; the plan's first when absent."),
        new("indicators", "The indicators; when absent, those that have numbers in the cube.", Many: true),
        new("measure", "Which of them; targets when absent.", [.. Enum.GetNames<Measure>().Select(JsonNamingPolicy.CamelCase.ConvertName)]),
        new(
            "grain",
            "The length of the periods; quarters when absent.",
            [.. Enum.GetNames<Grain>().Select(JsonNamingPolicy.CamelCase.ConvertName)]
        ),
    ];

    public static void MapMatrix(this RouteGroupBuilder plan)
    {
        plan.OnGet("/matrix", Get)
            .WithTags("matrix")
            .Sends(
                typeof(GetMatrix),
                "getMatrix",
                "The plan's matrix, whole: each cell's weight, objectives, key results and targets",
                new QueryParameter("date", "The day for which weights are wanted; today when absent.", Type: "date"),
                new QueryParameter("scenario", "The scenario whose objectives and targets stand in it; the plan's first when absent.")
            )
            .Produces<PlanMatrix>()
            .Produces<Problem>(StatusCodes.Status409Conflict, Answers.ProblemType);
        plan.OnGet("/matrix/numbers", Numbers)
            .WithTags("matrix")
            .Sends(
                typeof(GetMatrixNumbers),
                "getMatrixNumbers",
                "The matrix's numbers by period, with roll-ups and differences, in one answer",
                Wanted
            )
            .Produces<SlicePage>()
            .Produces<Problem>(StatusCodes.Status409Conflict, Answers.ProblemType);
        plan.OnGet("/matrix/lights", Lights)
            .WithTags("matrix")
            .Sends(
                typeof(GetMatrixLights),
                "getMatrixLights",
                "The matrix's lights, whole: every row, column and cell with its numbers against their pace",
                LightParameters.Date,
                LightParameters.Scenario,
                new QueryParameter("period", "The period that is judged; the plan's year when absent."),
                new QueryParameter("indicators", "The indicators; when absent, those that have targets in the cube.", Many: true)
            )
            .Produces<MatrixLights>()
            .Produces<Problem>(StatusCodes.Status409Conflict, Answers.ProblemType)
            .Produces<Problem>(StatusCodes.Status413PayloadTooLarge, Answers.ProblemType);
    }

    private static async Task<IResult> Lights(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var asked = new LightParameters(context.Request.Query);
        var request = new GetMatrixLights(plan, asked.Day(), asked.Period("period"), asked.Codes("indicators"))
        {
            Scenario = asked.ScenarioOr(),
        };
        return asked.Faults.IsEmpty
            ? (await sender.Send(request, cancellation)).ToResult()
            : Answers.Fail(new Invalid(asked.Faults.Faults));
    }

    private static async Task<IResult> Numbers(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        var query = context.Request.Query;
        if (!QueryText.OptionalCode(query, "scenario").IsSuccess(out var scenario, out var failure))
            return Answers.Fail(failure);
        var indicators = new List<Code>();
        foreach (var text in query["indicators"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Code.TryParse(text, out var indicator))
                return Answers.Fail(Invalid.One(FaultCodes.BadCode, "/indicators", $"'{text}' is no code: {Code.Expectation}."));
            indicators.Add(indicator);
        }
        if (
            !Named(query, "measure", Measure.Target).IsSuccess(out var measure, out failure)
            || !Named(query, "grain", Grain.Quarter).IsSuccess(out var grain, out failure)
        )
            return Answers.Fail(failure);
        return (
            await sender.Send(
                new GetMatrixNumbers(
                    plan,
                    scenario.Code ?? Code.Baseline,
                    indicators.Count > 0 ? indicators : null,
                    measure.Value,
                    grain.Value
                ),
                cancellation
            )
        ).ToResult();
    }

    private sealed record Choice<T>(T Value);

    private static Outcome<Choice<T>> Named<T>(IQueryCollection query, string name, T absent)
        where T : struct, Enum
    {
        var text = query[name].ToString();
        if (text.Length == 0)
            return new Choice<T>(absent);
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
                return new Choice<T>(value);
        }
        return Invalid.One(FaultCodes.NotAllowed, "/" + name, $"'{text}' is no {name}.");
    }

    private static async Task<IResult> Get(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        DateOnly? date = null;
        if (context.Request.Query.TryGetValue("date", out var text))
        {
            if (!DateOnly.TryParseExact(text.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return Answers.Fail(Invalid.One(FaultCodes.BadDate, "/date", "'date' must be a day such as 2024-06-18."));
            date = day;
        }
        return QueryText.OptionalCode(context.Request.Query, "scenario").IsSuccess(out var scenario, out var failure)
            ? (await sender.Send(new GetMatrix(plan, date) { Scenario = scenario.Code ?? Code.Baseline }, cancellation)).ToResult()
            : Answers.Fail(failure);
    }
}
