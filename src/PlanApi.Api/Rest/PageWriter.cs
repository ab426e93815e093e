using System.Text.Json;
using PlanApi.Api.Http;
using PlanApi.Application.Errors;
using PlanApi.Application.Parts;

namespace PlanApi.Api.Rest;

/// <summary>Writes a <see cref="PageAnswer{T}"/> whose items come as JSON already.</summary>
internal sealed class PageWriter : IResult
{
    private readonly JsonBuffer _buffer = JsonBuffer.Rent();
    private readonly HttpRequest _request;

    private PageWriter(HttpRequest request) => _request = request;

    /// <summary>Where the array of items is written to.</summary>
    public Utf8JsonWriter Items => _buffer.Writer;

    public static PageWriter Begin(HttpRequest request)
    {
        var page = new PageWriter(request);
        page.Items.WriteStartObject();
        page.Items.WritePropertyName("items");
        return page;
    }

    /// <summary>The answer, or the failure if there is one.</summary>
    public IResult End(Outcome<WrittenPage> outcome)
    {
        if (!outcome.IsSuccess(out var page, out var failure))
        {
            _buffer.Return();
            return Answers.Fail(failure);
        }
        if (page.Next is { } cursor)
        {
            Items.WriteString("next", PageAddress.Next(_request, cursor));
            Items.WriteString("nextCursor", cursor);
        }
        Items.WriteEndObject();
        return this;
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = MediaTypes.Json;
        return _buffer.Send(httpContext);
    }
}
