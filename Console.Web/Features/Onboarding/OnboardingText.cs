namespace ParkingOps.Web.Features.Onboarding;

/// <summary>Names the texts of applications.</summary>
public sealed class OnboardingText;
