using Microsoft.OpenApi;
using PlanApi.Api.Rest;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace PlanApi.Api.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, and Swagger UI at <c>/swagger</c>.</summary>
internal static class OpenApiServices
{
    public const string DocumentName = "v1";

    /// <summary>A plugin of Swagger UI that writes a chapter's name above the first of its tags that is shown.</summary>
    private const string ChapterHeadings = """
        (system => ({ wrapComponents: { OperationTag: (Original) => (props) => {
            const h = system.React.createElement;
            const chapters = system.specSelectors.specJson().get("x-tagGroups")?.toJS() ?? [];
            const chapter = chapters.find(one => one.tags.includes(props.tag));
            const shown = system.layoutSelectors.currentFilter();
            const first = chapter?.tags.find(tag => typeof shown !== "string" || tag.includes(shown));
            return h("div", null, props.tag === first ? h("h2", { className: "chapter" }, chapter.name) : null, h(Original, props));
        } } }))
        """;

    public static IServiceCollection AddPlanOpenApi(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddEndpointsApiExplorer()
            .AddSwaggerGen(options =>
            {
                options.SwaggerDoc(
                    DocumentName,
                    new OpenApiInfo
                    {
                        Title = "PlanApi",
                        Version = DocumentName,
                        Description =
                            "An organisation's annual operating plan: its targets, whether they are consistent, and how they are "
                            + "broken down.",
                        License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
                    }
                );
                options.SupportNonNullableReferenceTypes();
                foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "PlanApi.*.xml").Order(StringComparer.Ordinal))
                    options.IncludeXmlComments(() => OpenApiComments.Read(file));
                options.OperationFilter<ParameterFilter>();
                options.OperationFilter<ContentFilter>();
                options.OperationFilter<WriteFilter>();
                options.SchemaFilter<ValueSchemaFilter>();
                options.SchemaFilter<DocumentListsFilter>();
                options.SchemaFilter<RecordSchemaFilter>();
                options.DocumentFilter<MergePatchFilter>();
                options.DocumentFilter<BodySchemaFilter>();
                options.DocumentFilter<ResponseFilter>();
                options.DocumentFilter<ServiceDocumentFilter>();
                SecuritySchemes.Add(options, configuration);
                options.CustomSchemaIds(Name);
            })
            .AddSingleton<IAsyncSwaggerProvider, KeptDocument>();

    /// <summary>The type's name; a page of targets is a TargetPage.</summary>
    private static string Name(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(PageAnswer<>)
            ? type.GetGenericArguments()[0].Name + "Page"
            : type.Name;

    /// <summary>Swagger's middleware takes its services from the container for every request, whatever its path.</summary>
    public static bool IsAskedFor(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/openapi") || context.Request.Path.StartsWithSegments("/swagger");

    public static void UsePlanOpenApi(this IApplicationBuilder app)
    {
        app.UseSwagger(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.RouteTemplate = "openapi/{documentName}.json";
            options.PreSerializeFilters.Add(
                (document, request) =>
                    document.Servers = [
                        new OpenApiServer(document.Servers![0]) { Url = $"{request.PathBase}/" },
                        .. document.Servers.Skip(1),
                    ]
            );
        });
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint($"../openapi/{DocumentName}.json", "PlanApi v1");
            options.DocumentTitle = "PlanApi REST";
            options.EnableDeepLinking();
            options.EnableFilter();
            options.DocExpansion(DocExpansion.None);
            options.DisplayOperationId();
            options.ConfigObject.Plugins = [ChapterHeadings];
            options.HeadContent = "<style>.chapter { margin: 2em 0 0.5em; font: 600 1.4em sans-serif; color: #3b4151 }</style>";
        });
    }
}
