using PlanApi.Api.Http;
using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.Plans;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home.Pages;

/// <summary>A request for a page below the first: it is read for its caller, and sent.</summary>
internal sealed record PageRequest(HttpContext Context, UseCaseSender Sender, Caller Caller, TimeProvider Clock)
{
    public async Task Show(Code code, Func<PageReader, Task<Outcome<PartPage>>> read)
    {
        // Strangers log in on the first page.
        if (Caller.Identity is null)
        {
            Context.Response.Redirect($"{Context.Request.PathBase}/");
            return;
        }
        var language = Languages.Of(Context.Request);
        if (
            !(await Sender.Send(new GetPlan(code), Context.RequestAborted)).IsSuccess(out var plan, out var failure)
            || !(await read(new PageReader(plan, language, Sender, Clock, Context.RequestAborted))).IsSuccess(out var page, out failure)
        )
        {
            await Answers.Write(Context, failure);
            return;
        }
        await HomeEndpoints.Write(Context, page.Write(plan, new HtmlWriter(language, Context.Request.PathBase)));
    }
}
