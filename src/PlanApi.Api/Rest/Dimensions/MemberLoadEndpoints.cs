using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Dimensions;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

/// <summary>Many members at once, as CSV or as JSON Lines.</summary>
internal static class MemberLoadEndpoints
{
    private const int MaxBytes = 128 * 1024 * 1024;

    public static void MapMemberLoads(this RouteGroupBuilder plan) =>
        plan.OnPost("/dimensions/{dimension}/members/load", Load)
            .WithTags("members")
            .Sends(
                typeof(LoadMembers),
                "loadMembers",
                "Add or change many members at once, as CSV (code,parent,names.en) or JSON Lines; all rows or none"
            )
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .Takes<string>(MediaTypes.Csv, MediaTypes.Ndjson)
            .Writes()
            .Produces<MemberLoad>();

    private static async Task<IResult> Load(
        Code plan,
        Code dimension,
        HttpContext context,
        UseCaseSender sender,
        CancellationToken cancellation
    )
    {
        var type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var said) ? said.MediaType.Value : null;
        if (type is not (MediaTypes.Csv or MediaTypes.Ndjson))
            return Answers.Fail(new UnsupportedMediaType($"{MediaTypes.Csv} or {MediaTypes.Ndjson}"));
        return (await Body.ReadBytes(context, MaxBytes)).IsSuccess(out var file, out var failure)
            ? (await sender.Send(new LoadMembers(plan, dimension, file, TableTypes.FormatOf(type)!.Value), cancellation)).ToResult()
            : Answers.Fail(failure);
    }
}
