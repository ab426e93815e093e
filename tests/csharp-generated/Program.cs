// What NSwag makes of the OpenAPI document reads three targets: their codes, enumerations and exact numbers.
using Plans.Generated;

using var http = new HttpClient();
var plans = new PlanRestClient(http) { BaseUrl = args[0] };
var page = await plans.ListTargetsAsync("intl-2024", first: 3);
foreach (var target in page.Items)
    Console.WriteLine($"{target.Code} {target.Comparator} {target.Value}");
