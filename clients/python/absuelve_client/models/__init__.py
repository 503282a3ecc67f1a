"""Contains all the data models used in inputs/outputs"""

from .account_in import AccountIn
from .account_out import AccountOut
from .account_patch import AccountPatch
from .alert_out import AlertOut
from .alert_page import AlertPage
from .answer_out import AnswerOut
from .approval_in import ApprovalIn
from .as_of_in import AsOfIn
from .audit_page import AuditPage
from .body_upload import BodyUpload
from .by import By
from .case_citation import CaseCitation
from .case_out import CaseOut
from .case_page import CasePage
from .change import Change
from .changed_out import ChangedOut
from .check_out import CheckOut
from .checked_out import CheckedOut
from .citation_out import CitationOut
from .claim_out import ClaimOut
from .consultation_detail import ConsultationDetail
from .consultation_out import ConsultationOut
from .consultation_page import ConsultationPage
from .counted_format import CountedFormat
from .curated_in import CuratedIn
from .curated_out import CuratedOut
from .curated_page import CuratedPage
from .decline_in import DeclineIn
from .decline_reason import DeclineReason
from .delivery_out import DeliveryOut
from .draft_in import DraftIn
from .draft_out import DraftOut
from .edit_reason import EditReason
from .entry_out import EntryOut
from .estimate_out import EstimateOut
from .event_out import EventOut
from .event_page import EventPage
from .facts_in import FactsIn
from .fate import Fate
from .feedback_out import FeedbackOut
from .figures_out import FiguresOut
from .following import Following
from .gap_out import GapOut
from .gaps_out import GapsOut
from .hand_over_in import HandOverIn
from .health_out import HealthOut
from .held_out import HeldOut
from .held_out_held import HeldOutHeld
from .held_out_held_additional_property_item import HeldOutHeldAdditionalPropertyItem
from .history_out import HistoryOut
from .hold import Hold
from .hook_in import HookIn
from .hook_out import HookOut
from .invitation_in import InvitationIn
from .invitation_out import InvitationOut
from .invite_response_invite import InviteResponseInvite
from .job_in import JobIn
from .job_out import JobOut
from .job_out_result_type_0 import JobOutResultType0
from .job_page import JobPage
from .kind import Kind
from .lacking_format import LackingFormat
from .library_page import LibraryPage
from .library_page_topics import LibraryPageTopics
from .line_out import LineOut
from .listed_out import ListedOut
from .load_out import LoadOut
from .mail_in import MailIn
from .matter import Matter
from .matter_in import MatterIn
from .mended_format import MendedFormat
from .mended_out import MendedOut
from .moved_out import MovedOut
from .municipality_in import MunicipalityIn
from .municipality_out import MunicipalityOut
from .new_hook_out import NewHookOut
from .new_in import NewIn
from .new_token_out import NewTokenOut
from .news_out import NewsOut
from .note_out import NoteOut
from .note_out_kind import NoteOutKind
from .of import Of
from .offer_out import OfferOut
from .overview_out import OverviewOut
from .overview_out_decided import OverviewOutDecided
from .passage_out import PassageOut
from .password_in import PasswordIn
from .place_out import PlaceOut
from .point_out import PointOut
from .problem import Problem
from .provision_out import ProvisionOut
from .publication_in import PublicationIn
from .publication_out import PublicationOut
from .question_in import QuestionIn
from .quoted_in import QuotedIn
from .rating_in import RatingIn
from .rating_out import RatingOut
from .reopening_in import ReopeningIn
from .return_in import ReturnIn
from .return_reason import ReturnReason
from .review_out import ReviewOut
from .reviewed_format import ReviewedFormat
from .reviewed_out import ReviewedOut
from .reviewed_out_reasons import ReviewedOutReasons
from .revision_out import RevisionOut
from .role import Role
from .saved_out import SavedOut
from .search_out import SearchOut
from .service_out import ServiceOut
from .session_in import SessionIn
from .session_out import SessionOut
from .settlement_in import SettlementIn
from .settlement_reason import SettlementReason
from .shared_out import SharedOut
from .sharing_in import SharingIn
from .sharing_out import SharingOut
from .similar_out import SimilarOut
from .source_out import SourceOut
from .stage import Stage
from .standing import Standing
from .state import State
from .statement_in import StatementIn
from .statement_out import StatementOut
from .status import Status
from .stretch_out import StretchOut
from .stretch_out_change import StretchOutChange
from .subscriptions_out import SubscriptionsOut
from .take_in import TakeIn
from .token_in import TokenIn
from .token_out import TokenOut
from .upload_out import UploadOut
from .warning_decision import WarningDecision
from .warning_kind import WarningKind
from .warning_out import WarningOut
from .warning_page import WarningPage
from .warning_page_counts import WarningPageCounts
from .warning_place import WarningPlace
from .warning_state import WarningState
from .wording_out import WordingOut
from .writing_out import WritingOut

__all__ = (
    "AccountIn",
    "AccountOut",
    "AccountPatch",
    "AlertOut",
    "AlertPage",
    "AnswerOut",
    "ApprovalIn",
    "AsOfIn",
    "AuditPage",
    "BodyUpload",
    "By",
    "CaseCitation",
    "CaseOut",
    "CasePage",
    "Change",
    "ChangedOut",
    "CheckOut",
    "CheckedOut",
    "CitationOut",
    "ClaimOut",
    "ConsultationDetail",
    "ConsultationOut",
    "ConsultationPage",
    "CountedFormat",
    "CuratedIn",
    "CuratedOut",
    "CuratedPage",
    "DeclineIn",
    "DeclineReason",
    "DeliveryOut",
    "DraftIn",
    "DraftOut",
    "EditReason",
    "EntryOut",
    "EstimateOut",
    "EventOut",
    "EventPage",
    "FactsIn",
    "Fate",
    "FeedbackOut",
    "FiguresOut",
    "Following",
    "GapOut",
    "GapsOut",
    "HandOverIn",
    "HealthOut",
    "HeldOut",
    "HeldOutHeld",
    "HeldOutHeldAdditionalPropertyItem",
    "HistoryOut",
    "Hold",
    "HookIn",
    "HookOut",
    "InvitationIn",
    "InvitationOut",
    "InviteResponseInvite",
    "JobIn",
    "JobOut",
    "JobOutResultType0",
    "JobPage",
    "Kind",
    "LackingFormat",
    "LibraryPage",
    "LibraryPageTopics",
    "LineOut",
    "ListedOut",
    "LoadOut",
    "MailIn",
    "Matter",
    "MatterIn",
    "MendedFormat",
    "MendedOut",
    "MovedOut",
    "MunicipalityIn",
    "MunicipalityOut",
    "NewHookOut",
    "NewIn",
    "NewTokenOut",
    "NewsOut",
    "NoteOut",
    "NoteOutKind",
    "Of",
    "OfferOut",
    "OverviewOut",
    "OverviewOutDecided",
    "PassageOut",
    "PasswordIn",
    "PlaceOut",
    "PointOut",
    "Problem",
    "ProvisionOut",
    "PublicationIn",
    "PublicationOut",
    "QuestionIn",
    "QuotedIn",
    "RatingIn",
    "RatingOut",
    "ReopeningIn",
    "ReturnIn",
    "ReturnReason",
    "ReviewOut",
    "ReviewedFormat",
    "ReviewedOut",
    "ReviewedOutReasons",
    "RevisionOut",
    "Role",
    "SavedOut",
    "SearchOut",
    "ServiceOut",
    "SessionIn",
    "SessionOut",
    "SettlementIn",
    "SettlementReason",
    "SharedOut",
    "SharingIn",
    "SharingOut",
    "SimilarOut",
    "SourceOut",
    "Stage",
    "Standing",
    "State",
    "StatementIn",
    "StatementOut",
    "Status",
    "StretchOut",
    "StretchOutChange",
    "SubscriptionsOut",
    "TakeIn",
    "TokenIn",
    "TokenOut",
    "UploadOut",
    "WarningDecision",
    "WarningKind",
    "WarningOut",
    "WarningPage",
    "WarningPageCounts",
    "WarningPlace",
    "WarningState",
    "WordingOut",
    "WritingOut",
)
