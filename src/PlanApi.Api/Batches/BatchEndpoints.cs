using System.Text.Json;
using PlanApi.Api.Access;
using PlanApi.Api.Http;
using PlanApi.Api.Rest;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;

namespace PlanApi.Api.Batches;

/// <summary>Several requests in one.</summary>
internal static class BatchEndpoints
{
    /// <summary>The most bytes of a batch.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly Batch Sample = new()
    {
        Atomic = true,
        Requests =
        [
            new BatchItem
            {
                Id = "add",
                Method = HttpMethods.Post,
                Path = "/v1/plans/intl-2024/sections",
                Body = Json("""{"code":"batch","purpose":"other"}"""),
            },
            new BatchItem
            {
                Id = "change",
                Method = HttpMethods.Patch,
                Path = "/v1/plans/intl-2024/sections/batch",
                IfMatch = "$add",
                Body = Json("""{"purpose":"risks"}"""),
            },
        ],
    };

    public static IServiceCollection AddBatches(this IServiceCollection services) =>
        services.AddSingleton<BatchPipeline>().AddSingleton<BatchRunner>();

    public static void MapBatches(this WebApplication app)
    {
        app.OnPost("/v1/batch", Run)
            .WithTags("batch")
            .Sends(
                typeof(Batch),
                "runBatch",
                "Several requests in one, with a result for each; atomic: all of them are stored together, or nothing is"
            )
            .WithMetadata(new HasResults(), new Example(Sample, IsAnswer: false))
            .Takes<Batch>()
            .Writes()
            .Produces<BatchAnswer>();
        app.Services.GetRequiredService<BatchPipeline>().Build(app);
    }

    private static async Task<IResult> Run(HttpContext context, BatchRunner runner, Caller caller, RateAccount account)
    {
        if (!(await Body.Read<Batch>(context, MaxBytes)).IsSuccess(out var batch, out var failure))
            return Answers.Fail(failure);
        if (BatchCheck.Faults(batch, caller.IdempotencyKey) is { Count: > 0 } faults)
            return Answers.Fail(new Invalid(faults));
        account.Charge(batch.Requests.Count - 1);
        return batch.Atomic
            ? (await runner.RunTogether(batch, context)).ToResult()
            : ((Outcome<BatchAnswer>)await runner.RunEach(batch, context)).ToResult();
    }

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
