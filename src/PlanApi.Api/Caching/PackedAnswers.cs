using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using PlanApi.Api.Access;
using PlanApi.Api.GraphQL.Http;
using PlanApi.Api.Rest;
using PlanApi.Api.Rest.Documents;

namespace PlanApi.Api.Caching;

/// <summary>
/// Packs answers that are worth it. Never those that hold a secret, nor those that a page of a strange origin asks for: how long a packed
/// answer is tells whoever chooses a part of it something about the rest (BREACH).
/// </summary>
internal sealed class PackedAnswers(IServiceProvider services, IOptions<ResponseCompressionOptions> options, AllowedOrigins origins)
    : ResponseCompressionProvider(services, options)
{
    /// <summary>The size up to which an answer fits into one packet unpacked.</summary>
    private const int LeastBytes = 1_000;

    public static readonly string[] Types =
    [
        Answers.JsonType,
        Answers.ProblemType,
        Answers.CsvType,
        Negotiation.Graph,
        DocumentTypes.Yaml,
        "text/html",
        "text/markdown",
        "text/css",
        "text/javascript",
    ];

    public override bool ShouldCompressResponse(HttpContext context) =>
        context.Response.ContentLength is not < LeastBytes
        && context.GetEndpoint()?.Metadata.GetMetadata<HoldsSecret>() is null
        && context.GetEndpoint()?.Metadata.GetMetadata<FileBody>() is null
        && !origins.ComesFromElsewhere(context.Request)
        && base.ShouldCompressResponse(context);
}

internal static class PackedAnswerServices
{
    public static IServiceCollection AddPackedAnswers(this IServiceCollection services) =>
        services
            .AddSingleton<IResponseCompressionProvider, PackedAnswers>()
            .AddResponseCompression(options =>
            {
                options.EnableForHttps = true;
                options.MimeTypes = PackedAnswers.Types;
                options.Providers.Add<BrotliCompressionProvider>();
                options.Providers.Add<GzipCompressionProvider>();
            })
            // Its fastest level packs worse than gzip's.
            .Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal)
            .Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
}
