namespace ParkingOps.Web.Components.Shared;

/// <summary>Names the words of the rules' refusals; the keys are the rules' codes.</summary>
public sealed class RuleText;
