namespace PlanApi.Benchmarks;

/// <summary>The limit that HTTP speeds are measured against: an endpoint of the same server that returns ready-made bytes.</summary>
internal static class ReadyMadeBytes
{
    public static Task Serve(string file, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var bytes = File.ReadAllBytes(file);
        app.MapMethods(
            "/",
            ["GET", "POST"],
            (HttpContext context) =>
            {
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = bytes.Length;
                return context.Response.Body.WriteAsync(bytes).AsTask();
            }
        );
        return app.RunAsync(address);
    }
}
