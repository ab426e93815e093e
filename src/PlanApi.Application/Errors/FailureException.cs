namespace PlanApi.Application.Errors;

/// <summary>Carries an expected failure, met deep inside of reading or writing, to where it is answered.</summary>
public sealed class FailureException(Failure failure, Exception? cause = null) : IOException(failure.Message, cause)
{
    public Failure Failure => failure;
}
