using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using PlanApi.Api.Http;
using PlanApi.Application.Dimensions;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Dimensions;

/// <summary>Many members at once, as CSV.</summary>
internal static class MemberLoadEndpoints
{
    private const int MaxBytes = 128 * 1024 * 1024;

    public static void MapMemberLoads(this RouteGroupBuilder plan) =>
        plan.OnPost("/dimensions/{dimension}/members/load", Load)
            .WithTags("members")
            .Sends(typeof(LoadMembers), "loadMembers", "Add or change many members at once, as CSV: code,parent,names.en; all rows or none")
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes))
            .Takes<string>(MediaTypes.Csv)
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
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || type.MediaType != MediaTypes.Csv)
            return Answers.Fail(new UnsupportedMediaType(MediaTypes.Csv));
        return (await Body.ReadBytes(context, MaxBytes)).IsSuccess(out var csv, out var failure)
            ? (await sender.Send(new LoadMembers(plan, dimension, csv), cancellation)).ToResult()
            : Answers.Fail(failure);
    }
}
