using Microsoft.AspNetCore.Server.Kestrel.Core;
using PlanApi.Api.Access;
using PlanApi.Api.Batches;
using PlanApi.Api.Caching;
using PlanApi.Api.GraphQL;
using PlanApi.Api.Home;
using PlanApi.Api.Http;
using PlanApi.Api.OData;
using PlanApi.Api.OpenApi;
using PlanApi.Api.Rest;
using PlanApi.Api.Telemetry;
using PlanApi.Api.Workers;
using PlanApi.Application;
using PlanApi.Application.Comments;
using PlanApi.Application.Documents.Json;
using PlanApi.Application.Errors;
using PlanApi.Application.Persistence.Providers;
using PlanApi.Application.UseCases;

namespace PlanApi.Api.Hosting;

/// <summary>Puts the service together: its settings, the application, and its doors.</summary>
public static class ServiceHost
{
    public const string ConnectionName = "Plan";

    public static WebApplication Build(string[] args)
    {
        var builder = Configure(args);
        SettingChecks.Check(builder.Configuration);
        builder.WebHost.ConfigureKestrel(Limit);
        builder.Services.AddPlanApplication(
            StorageKinds.Open(
                builder.Configuration["Database:Provider"],
                builder.Configuration.GetConnectionString(ConnectionName)
                    ?? throw new CannotStart($"Set ConnectionStrings:{ConnectionName} to a database, such as 'Data Source=plan.db'."),
                builder.Configuration["Database:SecretFile"]
            )
        );
        if (builder.Configuration["shutdownTimeoutSeconds"] is null)
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StoppingUploads.ShutdownTimeout);
        builder.Services.AddSingleton(Limits(builder.Configuration));
        builder.Services.AddSingleton(WebhookWorker.Networks(builder.Configuration));
        builder.Services.AddSingleton(MailSetup.Of(builder.Configuration));
        builder.Services.AddSingleton(ImportFolderSettings.Folders(builder.Configuration));
        builder.Services.ConfigureHttpJsonOptions(options => PlanJson.Configure(options.SerializerOptions));
        builder.Services.AddPackedBodies();
        builder.Services.AddPackedAnswers();
        builder.Services.AddPlanAccess(builder.Configuration);
        builder.AddPlanTelemetry();
        builder.Services.AddPlanOpenApi(builder.Configuration);
        builder.Services.AddSingleton<KeptAnswers>();
        builder.Services.AddPlanGraphQL();
        builder.Services.AddBatches();
        builder
            .Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: ["ready"])
            .AddCheck<StartState>("load", tags: ["ready"])
            .AddCheck<WarmUp>("start", tags: ["ready"])
            .AddCheck<WorkHealth>("work", tags: ["work"]);
        builder.Services.AddSingleton<StartState>();
        builder.Services.AddSingleton<WarmUp>();
        builder.Services.AddHostedService<PlanWorker>();
        builder.Services.AddHostedService<KeyWorker>();
        builder.Services.AddHostedService<PastStateWorker>();
        builder.Services.AddHostedService<OperationWorker>();
        builder.Services.AddHostedService<WebhookWorker>();
        builder.Services.AddHostedService<MailWorker>();
        builder.Services.AddHostedService<CommitWatch>();

        // Until it listens, what fails is said in a sentence by whoever started it.
        var isUp = false;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => isUp && level >= LogLevel.Warning);

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => isUp = true);
        app.UseProxies();
        app.UseMiddleware<AnswerHeaders>();
        app.UseResponseCompression();
        app.UseMiddleware<HeadMiddleware>();
        app.UseMiddleware<FailureMiddleware>();
        app.UseMiddleware<ForeignPages>();
        if (app.Services.GetRequiredService<AllowedOrigins>().Any)
            app.UseCors();
        app.UseMiddleware<StartingMiddleware>();
        app.UseMiddleware<StoppingUploads>();
        app.UseWhen(OpenApiServices.IsAskedFor, branch => branch.UsePlanOpenApi());
        app.UseRouting();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<AsOfMiddleware>();
        app.UseMiddleware<AcceptMiddleware>();
        app.UsePackedBodies();
        app.UseWebSockets(new() { KeepAliveInterval = Feed.Silence, KeepAliveTimeout = Feed.Silence });
        app.UseMiddleware<ReadTags>();
        app.UseMiddleware<KeepingMiddleware>();
        app.MapHome();
        app.MapRest();
        app.MapBatches();
        app.MapOData();
        app.MapPlanGraphQL();
        app.MapMetrics();
        return app;
    }

    /// <summary>A builder with every setting, from appsettings.json, the environment and the arguments.</summary>
    internal static WebApplicationBuilder Configure(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot(args) });
        // Not in appsettings.json, where it would win over ASPNETCORE_URLS.
        if (ListenAddresses.Configured(builder.Configuration).Count == 0)
            builder.WebHost.UseUrls(ListenAddresses.Default);
        return builder;
    }

    /// <summary>The settings lie beside the program, wherever it is started from; a test host names its own root.</summary>
    private static string? ContentRoot(string[] args) =>
        args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : AppContext.BaseDirectory;

    private static EvidenceLimits Limits(IConfiguration configuration) =>
        new(
            configuration.GetValue("Evidence:MaxFileBytes", EvidenceLimits.Standard.FileBytes),
            configuration.GetValue("Evidence:MaxPlanBytes", EvidenceLimits.Standard.PlanBytes)
        );

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.ConfigureEndpointDefaults(RefusedRequests.Describe);
        options.Limits.MaxRequestBodySize = 64 * 1024 * 1024;
        options.Limits.MaxRequestLineSize = 16 * 1024;
        options.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
    }
}
