-- Questions that are taken along and answered without a network: an answer may arrive long after it was given, when others are counted already. Then
-- what is remembered is reckoned anew from all answers of a person to that question, in their order.
create index self_ask_again on self_ask (member, question, answered_at);
