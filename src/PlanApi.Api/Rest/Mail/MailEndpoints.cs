using PlanApi.Api.Http;
using PlanApi.Application.Mail;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Mail;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Mail;

/// <summary>What parties hear by e-mail.</summary>
internal static class MailEndpoints
{
    private const string Pattern = "/parties/{code}/mail-preferences";

    private static readonly MailChoices Sample = new()
    {
        Email = "ann@example.com",
        Hour = 7,
        Reviews = MailTiming.Daily,
    };

    public static void MapMail(this RouteGroupBuilder plan)
    {
        plan.OnGet(Pattern, Get)
            .WithTags("parties")
            .Sends(typeof(GetMailPreferences), "getMailPreferences", "What a party hears by e-mail, when and where, with its ETag")
            .Produces<MailPreferences>();
        plan.OnPut(Pattern, Set)
            .WithTags("parties")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(typeof(SetMailPreferences), "setMailPreferences", "Choose what a party hears by e-mail, when and where")
            .Takes<MailChoices>()
            .Writes()
            .Guarded()
            .Produces<MailPreferences>();
    }

    private static async Task<IResult> Get(Code plan, Code code, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new GetMailPreferences(plan, code), cancellation)).ToVersioned(preferences => preferences.Version);

    private static async Task<IResult> Set(Code plan, Code code, HttpContext context, UseCaseSender sender, CancellationToken cancellation)
    {
        if (
            !Preconditions.IfMatch(context.Request).IsSuccess(out var expected, out var failure)
            || !(await Body.Read<MailChoices>(context)).IsSuccess(out var choices, out failure)
        )
            return Answers.Fail(failure);
        return (await sender.Send(new SetMailPreferences(plan, code, choices, expected.Version), cancellation)).ToVersioned(preferences =>
            preferences.Version
        );
    }
}
