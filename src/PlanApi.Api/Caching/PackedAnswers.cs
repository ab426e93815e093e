using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using PlanApi.Api.Access;
using PlanApi.Api.Http;

namespace PlanApi.Api.Caching;

/// <summary>
/// Compresses answers that are large enough. It never compresses answers that hold a secret, or answers to pages of foreign origins: the
/// length of a compressed answer reveals something about the rest of its content to somebody who chooses a part of it (BREACH).
/// </summary>
internal sealed class PackedAnswers(IServiceProvider services, IOptions<ResponseCompressionOptions> options, AllowedOrigins origins)
    : ResponseCompressionProvider(services, options)
{
    /// <summary>An answer up to this size fits into one packet without compression.</summary>
    private const int LeastBytes = 1_000;

    public static readonly string[] Types =
    [
        MediaTypes.Json,
        MediaTypes.Problem,
        MediaTypes.Csv,
        MediaTypes.Ndjson,
        MediaTypes.GraphQL,
        MediaTypes.Yaml,
        MediaTypes.Html,
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
