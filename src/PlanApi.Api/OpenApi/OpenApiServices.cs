using Microsoft.OpenApi;
using PlanApi.Api.Rest;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace PlanApi.Api.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, and Swagger UI at <c>/swagger</c>.</summary>
internal static class OpenApiServices
{
    public const string DocumentName = "v1";

    public static IServiceCollection AddPlanOpenApi(this IServiceCollection services) =>
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
                options.NonNullableReferenceTypesAsRequired();
                foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "PlanApi.*.xml").Order(StringComparer.Ordinal))
                    options.IncludeXmlComments(() => OpenApiComments.Read(file));
                options.OperationFilter<EndpointOperationFilter>();
                options.SchemaFilter<ValueSchemaFilter>();
                options.SchemaFilter<DocumentListsFilter>();
                options.SchemaFilter<RecordSchemaFilter>();
                options.DocumentFilter<MergePatchFilter>();
                options.CustomSchemaIds(Name);
            });

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
        });
        app.UseSwaggerUI(options =>
        {
            options.SwaggerEndpoint($"/openapi/{DocumentName}.json", "PlanApi v1");
            options.DocumentTitle = "PlanApi REST";
        });
    }
}
